package io.otpwatch.standalone.levers;

import io.otpwatch.events.Lever;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the topic comes to: the levers in force, and what was refused. Records are added in their order. */
public final class InForce {
    private final SortedMap<String, Lever> byKey = new TreeMap<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private Levers levers = Levers.NONE;

    /** A record; without value it takes back what stands under its key. */
    public void add(String key, byte @Nullable [] value) {
        refused.remove(key);
        try {
            Lever lever = value == null ? null : Topics.CONFIG.serde().decode(value);
            levers = levers.with(key, lever);
            if (lever == null) {
                byKey.remove(key);
            } else {
                byKey.put(key, lever);
            }
        } catch (BadLever | UndecodableException e) {
            refused.put(key, String.valueOf(e.getMessage()));
        }
    }

    public Levers levers() {
        return levers;
    }

    /** The keys of levers with that name and scope, in force or refused, whose fields begin with these. */
    public List<String> keys(String name, String scope, Map<String, String> fields) {
        List<String> keys = new ArrayList<>();
        byKey.forEach((key, lever) -> {
            boolean same = lever.getName().equals(name)
                    && lever.getScope().equals(scope)
                    && lever.getFields().entrySet().containsAll(fields.entrySet());
            if (same) {
                keys.add(key);
            }
        });
        String prefix = name + "\t" + scope;
        refused.keySet().stream()
                .filter(key -> key.equals(prefix) || key.startsWith(prefix + "\t"))
                .filter(key -> !keys.contains(key))
                .forEach(keys::add);
        return keys;
    }

    /** One line for each lever in force, then one for each that was refused. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        byKey.values().forEach(lever -> lines.add(line(lever)));
        refused.forEach((key, why) -> lines.add("refused: " + key.replace('\t', ' ') + ": " + why));
        return lines.isEmpty() ? List.of("nothing is set: the defaults hold") : lines;
    }

    private static String line(Lever lever) {
        String fields = new TreeMap<>(lever.getFields())
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + readable(field.getKey(), field.getValue()))
                        .collect(Collectors.joining(" "));
        String scope = lever.getScope().isEmpty() ? "" : " --scope " + lever.getScope();
        return (lever.getName() + scope + " " + fields).strip();
    }

    private static String readable(String field, String value) {
        return switch (field) {
            case "from", "to", "since" ->
                Instant.ofEpochMilli((long) Double.parseDouble(value)).toString();
            case "reason" -> "\"" + value + "\"";
            default -> value;
        };
    }
}
