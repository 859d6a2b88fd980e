package io.otpwatch.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** Gathers values from their sources and judges them all, so that a person corrects everything in one go. */
final class SettingsLoader {
    private static final String KAFKA = "kafka.";

    private final ConfigDef def;
    private final KnownKeys known;
    private final List<String> problems = new ArrayList<>();

    SettingsLoader(ConfigDef def) {
        this.def = def;
        this.known = new KnownKeys(def.names());
    }

    Settings load(Map<String, String> args, Optional<Path> file, Map<String, String> env) {
        Map<String, Sourced> given = new TreeMap<>();
        file.ifPresent(path -> given.putAll(SettingSources.file(path, problems)));
        given.putAll(SettingSources.environment(env, def.names(), known, problems));
        args.forEach((key, value) -> given.put(key, new Sourced(value, "--set " + key)));

        Map<String, String> own = new HashMap<>();
        Map<String, String> kafka = new LinkedHashMap<>();
        given.forEach((key, sourced) -> sort(key, sourced, own, kafka));
        Map<String, Object> values = judge(own, given);
        String bootstrap = Optional.ofNullable(kafka.remove(Settings.BOOTSTRAP.substring(KAFKA.length())))
                .orElse(Settings.BOOTSTRAP_DEFAULT);
        problems.addAll(KafkaSettings.problems(kafka));
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return new Settings(def, values, KafkaSettings.of(bootstrap, kafka));
    }

    private void sort(String key, Sourced sourced, Map<String, String> own, Map<String, String> kafka) {
        if (def.names().contains(key)) {
            own.put(key, sourced.value());
        } else if (key.startsWith(KAFKA)) {
            known.misspeltKafkaKey(key.substring(KAFKA.length()))
                    .ifPresent(meant -> problems.add(
                            sourced.source() + ": Kafka has no such setting; did you mean " + KAFKA + meant + "?"));
            kafka.put(key.substring(KAFKA.length()), sourced.value());
        } else {
            problems.add(sourced.source() + ": there is no setting " + key + "; the nearest is " + known.nearest(key));
        }
    }

    private Map<String, Object> judge(Map<String, String> own, Map<String, Sourced> given) {
        Map<String, Object> values = new HashMap<>();
        for (ConfigValue value : def.validate(own)) {
            Sourced sourced = given.get(value.name());
            String source = sourced == null ? value.name() : sourced.source();
            // A second problem of one value follows from the first: what is no number is not in range either.
            value.errorMessages().stream().findFirst().ifPresent(problem -> problems.add(source + ": " + problem));
            values.put(value.name(), value.value());
        }
        return values;
    }
}
