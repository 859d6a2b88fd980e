package io.otpwatch.standalone.installation;

import io.otpwatch.gateway.GatewayConfig;
import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an installation in one JVM is told.
 *
 * @param data folder of all that is written: kafka/, processor/ and keys/
 * @param opsPort of the processor's /metrics, /healthz and /readyz on 127.0.0.1, the gateway's are at the next; 0: both
 *     chosen by the system
 * @param gatewayPort where events are taken in on 127.0.0.1; 0: chosen by the system
 * @param kafkaPort of the broker on 127.0.0.1; 0: chosen by the system
 * @param set settings of the processor, by key; with gateway. before it those of the gateway
 * @param config further settings, as properties
 * @param environment where settings are looked for too
 * @param apiKey of the gateway at first; empty: a random one is made
 */
public record InstallationOptions(
        Path data,
        int opsPort,
        int gatewayPort,
        int kafkaPort,
        Map<String, String> set,
        Optional<Path> config,
        Map<String, String> environment,
        Optional<String> apiKey) {
    private static final String GATEWAY = "gateway.";
    private static final int PORT_MAX = 65_535;

    /** What cannot be set, and why. */
    private static final Map<String, String> DECIDED = Map.of(
            Settings.BOOTSTRAP,
            "the broker is this installation's own, at --kafka-port",
            GATEWAY + Settings.BOOTSTRAP,
            "the broker is this installation's own, at --kafka-port",
            "state.dir",
            "it is in the folder of --data",
            "ops.port",
            "it is that of --port",
            "gateway.ops.port",
            "it is the one after that of --port",
            "gateway.http.port",
            "it is that of --gateway-port",
            "gateway.api.key",
            "it is in keys/ of the folder of --data",
            "gateway.recipient.keys.file",
            "it is in keys/ of the folder of --data",
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
     * Looks whether processor and gateway could be started so.
     *
     * @throws BadSettings with every problem of the one, else of the other
     */
    public void check() {
        processor("127.0.0.1:" + kafkaPort);
        GatewayConfig.of(Settings.load(
                GatewayConfig.definition(),
                gatewaySettings(Map.of("api.key", "the key is not read yet", "recipient.keys.file", "")),
                Optional.empty(),
                Map.of()));
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    /** @param bootstrap where the broker is */
    ProcessorConfig processor(String bootstrap) {
        Map<String, String> all = new HashMap<>(set);
        all.keySet().removeIf(key -> key.startsWith(GATEWAY));
        all.put(Settings.BOOTSTRAP, bootstrap);
        all.put("state.dir", data.resolve("processor").toString());
        all.put("ops.port", String.valueOf(opsPort));
        all.put("standby.replicas", "0");
        all.put("replication.factor", "1");
        return ProcessorConfig.of(Settings.load(ProcessorConfig.definition(), all, config, environment));
    }

    /** Made if they are not there. */
    Keys keys() throws IOException {
        return apiKey.isPresent() ? Keys.in(data, apiKey.get()) : Keys.in(data);
    }

    /** The gateway's /metrics are at the port after the processor's. */
    int gatewayOpsPort() {
        return opsPort == 0 || opsPort == PORT_MAX ? 0 : opsPort + 1;
    }

    /** @param bootstrap where the broker is */
    GatewayConfig gateway(String bootstrap, Keys keys) throws IOException {
        Map<String, String> decided = Map.of(
                Settings.BOOTSTRAP,
                bootstrap,
                "http.port",
                String.valueOf(gatewayPort),
                "ops.port",
                String.valueOf(gatewayOpsPort()),
                "api.key",
                Files.readString(keys.gateway()).strip(),
                "recipient.keys.file",
                keys.recipients().toString(),
                "processor.application.id",
                processor(bootstrap).applicationId());
        return GatewayConfig.of(
                Settings.load(GatewayConfig.definition(), gatewaySettings(decided), Optional.empty(), Map.of()));
    }

    private Map<String, String> gatewaySettings(Map<String, String> decided) {
        Map<String, String> all = new HashMap<>();
        set.forEach((key, value) -> {
            if (key.startsWith(GATEWAY)) {
                all.put(key.substring(GATEWAY.length()), value);
            }
        });
        all.putAll(decided);
        return all;
    }
}
