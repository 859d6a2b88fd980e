package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.levers.Setting;
import io.otpwatch.processor.localise.Scope;
import java.util.Optional;

/** Why nobody is to be paged. */
final class Quiet {
    private Quiet() {}

    /** A monitor that sees nothing is everybody's, even where one provider has all codes. */
    private static boolean isWithin(Footprints footprints, Scope window, Cause cause, Scope scope) {
        return cause == Cause.MONITOR_LAGS ? window.isEverything() : Scopes.isWithin(footprints, window, scope);
    }

    static Optional<String> reason(Situation situation, Cause cause, Scope scope, Severity severity) {
        Optional<Setting.Maintenance> window = situation.levers().maintenanceAt(situation.now()).stream()
                .filter(each -> isWithin(situation.footprints(), each.scope(), cause, scope))
                .findFirst();
        if (window.isPresent()) {
            String reason = window.get().reason();
            return Optional.of(
                    "maintenance until " + Words.clock(window.get().to()) + (reason.isEmpty() ? "" : ": " + reason));
        }
        Severity least = situation.levers().minSeverity();
        return severity.compareTo(least) < 0 ? Optional.of("below the minimum severity " + least) : Optional.empty();
    }
}
