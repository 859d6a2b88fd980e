package io.otpwatch.standalone.incidents;

import java.time.Duration;

/**
 * An incident that must be reported soon enough.
 *
 * @param opensWithin from its true start
 * @param resolvesWithin from its true end
 */
public record Due(ExpectedIncident incident, Duration opensWithin, Duration resolvesWithin) {}
