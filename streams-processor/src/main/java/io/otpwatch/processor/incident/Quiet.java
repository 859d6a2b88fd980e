package io.otpwatch.processor.incident;

import io.otpwatch.events.Severity;
import io.otpwatch.processor.levers.Setting;
import io.otpwatch.processor.localise.Scope;
import java.util.Optional;

/** Why nobody is to be paged. */
final class Quiet {
    private Quiet() {}

    static Optional<String> reason(Situation situation, Scope scope, Severity severity) {
        Optional<Setting.Maintenance> window = situation.levers().maintenanceAt(situation.now()).stream()
                .filter(each -> situation.footprints().covers(each.scope(), scope))
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
