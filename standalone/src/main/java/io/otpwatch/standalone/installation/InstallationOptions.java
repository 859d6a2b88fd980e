package io.otpwatch.standalone.installation;

import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an installation in one JVM is told.
 *
 * @param data folder of all that is written: kafka/ and processor/
 * @param opsPort of /metrics, /healthz and /readyz on 127.0.0.1; 0: chosen by the system
 * @param kafkaPort of the broker on 127.0.0.1; 0: chosen by the system
 * @param set settings of the processor, by key
 * @param config further settings, as properties
 * @param environment where settings are looked for too
 */
public record InstallationOptions(
        Path data,
        int opsPort,
        int kafkaPort,
        Map<String, String> set,
        Optional<Path> config,
        Map<String, String> environment) {
    /** What cannot be set, and why. */
    private static final Map<String, String> DECIDED = Map.of(
            Settings.BOOTSTRAP,
            "the broker is this installation's own, at --kafka-port",
            "state.dir",
            "it is in the folder of --data",
            "ops.port",
            "it is that of --port",
            "standby.replicas",
            "there is one instance",
            "replication.factor",
            "there is one broker");

    /** @throws BadSettings if a setting is given that the installation decides by itself */
    public InstallationOptions {
        set = Map.copyOf(set);
        List<String> problems = new TreeMap<>(set)
                .keySet().stream()
                        .filter(DECIDED::containsKey)
                        .map(key -> key + " cannot be set here: " + DECIDED.get(key))
                        .toList();
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
    }

    /**
     * Looks whether the processor could be started so.
     *
     * @throws BadSettings with every problem at once
     */
    public void check() {
        processor("127.0.0.1:" + kafkaPort);
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    /** @param bootstrap where the broker is */
    ProcessorConfig processor(String bootstrap) {
        Map<String, String> all = new HashMap<>(set);
        all.put(Settings.BOOTSTRAP, bootstrap);
        all.put("state.dir", data.resolve("processor").toString());
        all.put("ops.port", String.valueOf(opsPort));
        all.put("standby.replicas", "0");
        all.put("replication.factor", "1");
        return ProcessorConfig.of(Settings.load(ProcessorConfig.definition(), all, config, environment));
    }
}
