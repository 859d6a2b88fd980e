package io.otpwatch.benchmarks.throughput;

import io.otpwatch.events.Channel;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.processor.correlate.RouteDictionary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A route as bytes that mean the same in every task: the fields of its key and its operator, tabs between them. Made
 * once for each route of a task.
 */
final class RouteText {
    private final RouteDictionary routes;
    private final List<byte[]> texts = new ArrayList<>();

    RouteText(RouteDictionary routes) {
        this.routes = routes;
    }

    /** Not to be changed. */
    byte[] of(int number) {
        while (texts.size() <= number) {
            RouteDictionary.Named named = routes.route(texts.size());
            texts.add((named.route().key() + "\t" + named.operator()).getBytes(StandardCharsets.UTF_8));
        }
        return texts.get(number);
    }

    /** The route's delta, without cells. */
    static RouteDelta delta(byte[] bytes, int from) {
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        String[] fields = text.split("\t", -1);
        return new RouteDelta(
                Channel.valueOf(fields[0]),
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                fields[5],
                new ArrayList<>(),
                List.of(),
                List.of());
    }
}
