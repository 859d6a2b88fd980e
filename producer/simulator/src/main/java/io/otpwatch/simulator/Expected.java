package io.otpwatch.simulator;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Route;
import java.util.Optional;

/**
 * What must become of a code.
 *
 * @param route under which it counts
 * @param appendedAtMs append time of its send, milliseconds since 1970
 * @param reasonClass that of the first permanent failure; empty unless FAILED
 */
public record Expected(
        Route route, int attempt, long appendedAtMs, OutcomeKind outcome, Optional<ReasonClass> reasonClass, Due due) {}
