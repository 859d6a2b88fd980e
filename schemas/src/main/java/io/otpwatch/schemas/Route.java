package io.otpwatch.schemas;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.RouteHealth;

/** The finest path that is judged. The operator is no part of it: it follows from the domain. */
public record Route(Channel channel, String provider, String sender, String country, String domain) {
    /** As the event says it, unchecked: {@link EventRules} is what refuses a bad one. */
    public static Route of(CodeSent sent) {
        return new Route(sent.getChannel(), sent.getProvider(), sent.getSender(), sent.getCountry(), sent.getDomain());
    }

    /** As the health says it. */
    public static Route of(RouteHealth health) {
        return new Route(
                health.getChannel(), health.getProvider(), health.getSender(), health.getCountry(), health.getDomain());
    }

    /** The five fields with tabs between them, which none of them can contain; the key of otp.route-health. */
    public String key() {
        return String.join("\t", channel.name(), provider, sender, country, domain);
    }

    /** Where evidence that belongs to no code is counted: all that is known of its path is who reported it. */
    public static Route unmatched(String provider) {
        return new Route(Channel.OTHER, provider, "unknown", "ZZ", "unknown");
    }
}
