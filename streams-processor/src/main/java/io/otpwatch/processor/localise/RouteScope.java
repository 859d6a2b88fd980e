package io.otpwatch.processor.localise;

import io.otpwatch.events.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scope of one route, with all attributes that it has, and that of one client platform. */
public final class RouteScope {
    private static final String NOWHERE = "ZZ";

    private RouteScope() {}

    public static Scope of(
            Channel channel, String provider, String sender, String country, String operator, String domain) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(channel(channel));
        attributes.add(new Attribute("provider", provider));
        attributes.add(new Attribute("sender", sender));
        if (!country.equals(NOWHERE)) {
            attributes.add(new Attribute("country", country));
        }
        attributes.add(new Attribute("operator", operator));
        attributes.add(new Attribute("domain", domain));
        return new Scope(attributes);
    }

    public static Scope ofPlatform(Channel channel, String platform) {
        return new Scope(List.of(channel(channel), new Attribute("platform", platform)));
    }

    private static Attribute channel(Channel channel) {
        return new Attribute("channel", channel.name().toLowerCase(Locale.ROOT));
    }
}
