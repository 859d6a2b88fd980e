package io.otpwatch.embedded;

import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * One node to start.
 *
 * @param id ≥ 1, its own in its cluster
 * @param clusterId given to the folder if that is new
 * @param ports free when they were looked at
 * @param overrides win over {@link BrokerSettings}; in a cluster of several they say who the others are
 */
record NodeSpec(int id, String clusterId, Ports ports, Map<String, String> overrides) {
    NodeSpec {
        overrides = Map.copyOf(overrides);
    }

    /** A cluster of one. */
    static NodeSpec alone(Ports ports, Map<String, String> overrides) {
        return new NodeSpec(1, Uuid.randomUuid().toString(), ports, overrides);
    }
}
