package io.otpwatch.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a scenario from a command line: what {@link ScenarioCatalogue} has, or several joined by {@code +}. */
final class ScenarioParser {
    /** A number range begins with a plus too, but goes on with a digit. */
    private static final Pattern JOINT = Pattern.compile("\\+(?=[a-z])");

    private ScenarioParser() {}

    static Scenario parse(String text) {
        List<Scenario> scenarios =
                Stream.of(JOINT.split(text, -1)).map(ScenarioParser::one).toList();
        return scenarios.size() == 1 ? scenarios.get(0) : Scenario.together(scenarios);
    }

    private static Scenario one(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        ScenarioCatalogue.Shape shape = ScenarioCatalogue.find(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown scenario \"" + name + "\": one of "
                        + String.join(", ", ScenarioCatalogue.names())
                        + "; or several joined by +, as in feed-dead:start=30s+carrier-block"));
        return shape.build(options(name, shape.keys(), colon < 0 ? "" : text.substring(colon + 1)));
    }

    private static ScenarioOptions options(String name, Set<String> keys, String text) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !keys.contains(key)) {
                String known = keys.isEmpty() ? "it has none" : "one of " + String.join(", ", keys);
                throw new IllegalArgumentException(
                        "scenario " + name + " has no option \"" + pair + "\": " + known + ", as key=value");
            }
            values.put(key, pair.substring(equals + 1));
        }
        return new ScenarioOptions(name, values);
    }
}
