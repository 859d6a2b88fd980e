package io.otpwatch.kit;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names by which a server may be called in a Host header. */
public final class HostNames {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> names = new HashSet<>(LOOPBACK);

    /** @param further names beside localhost, in any case, without a port */
    public HostNames(Set<String> further) {
        further.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether {@code header} names this server. The very address that the connection came to is as good as a name, as a
     * page cannot rebind an address: Kubernetes probes a pod by it.
     *
     * @param header with or without a port; empty if there is none, which is refused
     * @param local the address that the connection came to
     */
    public boolean allow(String header, InetAddress local) {
        String host = withoutPort(header).toLowerCase(Locale.ROOT);
        return names.contains(host) || host.equals(literal(local));
    }

    private static String withoutPort(String header) {
        int colon = header.lastIndexOf(':');
        return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
    }
}
