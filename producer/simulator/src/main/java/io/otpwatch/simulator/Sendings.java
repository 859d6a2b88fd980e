package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Draws by whom a code is sent, of those that serve its channel. */
final class Sendings {
    private final Map<Channel, Weighted<Sending>> byChannel = new EnumMap<>(Channel.class);

    Sendings(List<Sending> all) {
        Map<Channel, List<Sending>> lists = new EnumMap<>(Channel.class);
        all.forEach(sending -> lists.computeIfAbsent(sending.channel(), channel -> new ArrayList<>())
                .add(sending));
        lists.forEach((channel, list) -> byChannel.put(channel, new Weighted<>(list, Sending::weight)));
    }

    Sending draw(Place place, Draws draws) {
        Weighted<Sending> sendings = byChannel.get(place.channel());
        if (sendings == null) {
            throw new IllegalArgumentException("nobody sends by " + place.channel());
        }
        return sendings.draw(draws);
    }
}
