package io.otpwatch.processor.correlate;

import io.otpwatch.events.OutcomeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Effects that are remembered. */
final class Recorder implements Effects {
    final Map<String, OutcomeKind> outcomes = new HashMap<>();
    /** Codes that were given more than one outcome. */
    final List<String> doubled = new ArrayList<>();

    final Map<Integer, RouteCounts> counts = new HashMap<>();

    @Override
    public RouteCounts counts(int route) {
        return counts.computeIfAbsent(route, number -> new RouteCounts());
    }

    @Override
    public void outcome(OutcomeKind kind, CodeView code) {
        if (outcomes.put(code.codeId(), kind) != null) {
            doubled.add(code.codeId());
        }
    }
}
