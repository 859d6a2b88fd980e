package io.otpwatch.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a scenario from a command line. */
final class ScenarioParser {
    private static final Duration USUAL_START = Duration.ofMinutes(1);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h)");

    private static final Map<String, Shape> SHAPES = new TreeMap<>(Map.of(
            "healthy", new Shape(Set.of(), options -> Scenario.healthy()),
            "showcase", new Shape(Set.of(), options -> Scenario.showcase()),
            "carrier-block",
                    new Shape(
                            Set.of("carrier", "mode", "start", "end"),
                            options -> Scenario.carrierBlock(
                                    options.text("carrier", "310-260"),
                                    options.mode(),
                                    options.start(),
                                    options.end())),
            "provider-outage",
                    new Shape(
                            Set.of("provider", "start", "end"),
                            options -> Scenario.providerOutage(
                                    options.text("provider", "vonage"), options.start(), options.end())),
            "feed-dead",
                    new Shape(
                            Set.of("provider", "start", "end"),
                            options -> Scenario.feedDead(
                                    options.text("provider", "vonage"), options.start(), options.end()))));

    private ScenarioParser() {}

    static Scenario parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Shape shape = SHAPES.get(name);
        if (shape == null) {
            throw new IllegalArgumentException(
                    "unknown scenario \"" + name + "\": one of " + String.join(", ", SHAPES.keySet()));
        }
        return shape.build().apply(options(name, shape, colon < 0 ? "" : text.substring(colon + 1)));
    }

    private static Options options(String name, Shape shape, String text) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !shape.keys().contains(key)) {
                String known = shape.keys().isEmpty()
                        ? "it has none"
                        : "one of " + String.join(", ", new TreeSet<>(shape.keys()));
                throw new IllegalArgumentException(
                        "scenario " + name + " has no option \"" + pair + "\": " + known + ", as key=value");
            }
            values.put(key, pair.substring(equals + 1));
        }
        return new Options(values);
    }

    private record Shape(Set<String> keys, Function<Options, Scenario> build) {}

    private record Options(Map<String, String> values) {
        String text(String key, String usual) {
            return values.getOrDefault(key, usual);
        }

        CauseKind mode() {
            String mode = text("mode", "silent");
            return switch (mode) {
                case "silent" -> CauseKind.CARRIER_FILTERING_SILENT;
                case "explicit" -> CauseKind.CARRIER_FILTERING_EXPLICIT;
                default -> throw new IllegalArgumentException("mode must be silent or explicit: " + mode);
            };
        }

        Duration start() {
            String start = values.get("start");
            return start == null ? USUAL_START : duration("start", start);
        }

        Optional<Duration> end() {
            String end = values.get("end");
            return end == null ? Optional.empty() : Optional.of(duration("end", end));
        }

        private static Duration duration(String key, String text) {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(key + " must be a duration such as 90s, 3m or 1h: " + text);
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
    }
}
