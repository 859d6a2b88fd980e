package io.otpwatch.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was truly broken, where and when.
 *
 * @param scope attribute (channel, provider, country, domain, operator; client platform, number range) → its value; none: all
 * @param end empty if it had not ended when the run did
 */
public record Cause(CauseKind kind, Map<String, String> scope, Instant start, Optional<Instant> end) {
    public Cause {
        scope = Map.copyOf(scope);
    }
}
