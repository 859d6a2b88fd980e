package io.otpwatch.gateway.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names by which the server may be called in a Host header, so that no page reaches it by a name of its own. */
final class HostAllowList {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> names = new HashSet<>(LOOPBACK);

    HostAllowList(Set<String> further) {
        further.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** @param header with or without a port; null if there is none, which is refused */
    boolean allows(@Nullable String header) {
        if (header == null) {
            return false;
        }
        int colon = header.lastIndexOf(':');
        String host = colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
        return names.contains(host) || names.contains(host.toLowerCase(Locale.ROOT));
    }
}
