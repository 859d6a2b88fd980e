package io.otpwatch.schemas;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;

/** The finest path that is judged. The operator is no part of it: it follows from the domain. */
public record Route(Channel channel, String provider, String sender, String country, String domain) {
    /** As the event says it, unchecked: {@link EventRules} is what refuses a bad one. */
    public static Route of(CodeSent sent) {
        return new Route(sent.getChannel(), sent.getProvider(), sent.getSender(), sent.getCountry(), sent.getDomain());
    }

    /** Where evidence that belongs to no code is counted: all that is known of its path is who reported it. */
    public static Route unmatched(String provider) {
        return new Route(Channel.OTHER, provider, "unknown", "ZZ", "unknown");
    }
}
