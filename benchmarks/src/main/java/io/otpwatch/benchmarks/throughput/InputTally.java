package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.throughput.figures.InputCounts;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.schemas.Signal;
import io.otpwatch.simulator.SimulatedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts what is appended. Remembers the id of every code, some hundred bytes each, to know how many there are. */
final class InputTally {
    private final Set<String> codes = new HashSet<>();
    private final Map<String, Long> sendsByDomain = new HashMap<>();
    private long sends;
    private long receipts;
    private long entries;
    private long otherEvidence;
    private long failures;
    private long heartbeats;

    void add(SimulatedEvent event) {
        if (event instanceof SimulatedEvent.Send send) {
            sends++;
            codes.add(send.sent().getCodeId());
            sendsByDomain.merge(send.sent().getDomain(), 1L, Long::sum);
        } else if (event instanceof SimulatedEvent.Evidence evidence) {
            evidence(evidence.received().getKind());
        } else {
            failures++;
        }
    }

    void addHeartbeat() {
        heartbeats++;
    }

    InputCounts counts() {
        long events = sends + receipts + entries + otherEvidence + failures;
        long toBiggest =
                sendsByDomain.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new InputCounts(
                events, sends, toBiggest, codes.size(), receipts, entries, otherEvidence, failures, heartbeats);
    }

    private void evidence(EvidenceKind kind) {
        switch (Signal.of(kind)) {
            case RECEIPT -> receipts++;
            case ENTRY -> entries++;
            case NONE -> otherEvidence++;
        }
    }
}
