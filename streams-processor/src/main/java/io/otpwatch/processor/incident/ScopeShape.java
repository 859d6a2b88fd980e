package io.otpwatch.processor.incident;

import io.otpwatch.events.Channel;
import io.otpwatch.processor.localise.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Of what kind the thing is that a scope names. */
final class ScopeShape {
    /** Values that name nothing: codes of which it is not known, and those beyond the bounds of tables. */
    private static final Set<String> NOBODY = Set.of("unknown", "other", "ZZ");

    private ScopeShape() {}

    /** Those of all its names. */
    static Set<Seen> of(List<Scope> names, Optional<Channel> channel) {
        Set<Seen> shapes = EnumSet.noneOf(Seen.class);
        names.forEach(name -> shapes.addAll(of(name, channel)));
        return shapes;
    }

    /** The narrowest attribute decides; a provider or sender in a country may be either. Empty if none names a thing. */
    static Set<Seen> of(Scope scope, Optional<Channel> channel) {
        if (has(scope, "platform")) {
            return EnumSet.of(Seen.SCOPE_PLATFORM);
        }
        if (has(scope, "range")) {
            return EnumSet.of(Seen.SCOPE_PLACE);
        }
        if (has(scope, "domain") || has(scope, "operator")) {
            return isMail(scope, channel) ? EnumSet.of(Seen.SCOPE_MAILBOX) : EnumSet.of(Seen.SCOPE_CARRIER);
        }
        Set<Seen> shapes = EnumSet.noneOf(Seen.class);
        if (has(scope, "sender")) {
            shapes.add(Seen.SCOPE_SENDER);
        } else if (has(scope, "provider")) {
            shapes.add(Seen.SCOPE_PROVIDER);
        }
        if (has(scope, "country")) {
            shapes.add(Seen.SCOPE_PLACE);
        }
        boolean isAll = scope.attributes().stream()
                .allMatch(attribute -> attribute.name().equals("channel"));
        return isAll ? EnumSet.of(Seen.SCOPE_ALL) : shapes;
    }

    private static boolean isMail(Scope scope, Optional<Channel> channel) {
        return scope.value("channel").map("email"::equals).orElse(channel.equals(Optional.of(Channel.EMAIL)));
    }

    private static boolean has(Scope scope, String attribute) {
        return scope.value(attribute).filter(value -> !NOBODY.contains(value)).isPresent();
    }
}
