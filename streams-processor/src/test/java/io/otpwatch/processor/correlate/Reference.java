package io.otpwatch.processor.correlate;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.processor.correlate.Recorder.OnChannel;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.SimulatedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What must come of a history beyond what the simulator's ledger says: sightings in folders, refused entries, client
 * platforms, stuck challenges. Worked out afterwards from append times alone.
 */
final class Reference {
    private static final List<CellKind> OF_ROUTES =
            List.of(CellKind.SPAM, CellKind.INBOX, CellKind.ENTERED_WRONG, CellKind.ENTERED_EXPIRED);
    private static final List<CellKind> OF_PLATFORMS =
            List.of(CellKind.SENT, CellKind.ENTERED, CellKind.ENTERED_WRONG, CellKind.ENTERED_EXPIRED);

    /** How a challenge with a recipient may be told: its deadline, and when it was entered first by then or by its horizon. */
    record Waiting(String recipient, long stuckAt, OptionalLong entered) {
        /** Once, and once more if it was entered; neither if the entry was read before the deadline was dealt with. */
        boolean allows(List<StuckState> told) {
            boolean ofIt =
                    told.stream().allMatch(state -> state.recipient().equals(recipient) && state.stuckAt() == stuckAt);
            List<Long> entries = told.stream().map(StuckState::enteredAt).toList();
            if (entered.isEmpty()) {
                return ofIt && entries.equals(List.of(Watermarks.UNKNOWN));
            }
            boolean both = entries.equals(List.of(Watermarks.UNKNOWN, entered.getAsLong()));
            return ofIt && (told.isEmpty() || (both && entered.getAsLong() > stuckAt));
        }
    }

    private record Sent(CodeSent event, long at) {}

    private record Learnt(CodeReceived event, long at) {}

    private static final class Facts {
        /** The first send of each code. */
        final Map<String, Sent> codes = new LinkedHashMap<>();

        final List<Learnt> evidence = new ArrayList<>();

        @Nullable
        Sent first() {
            return codes.values().stream()
                    .filter(sent -> sent.event().getAttempt() == 1)
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Horizons horizons;
    final Map<Route, Map<CellKind, Long>> routes = new HashMap<>();
    final Map<OnChannel, Map<CellKind, Long>> platforms = new HashMap<>();
    final Map<String, Waiting> waiting = new HashMap<>();

    Reference(List<Appended> appended, Horizons horizons) {
        this.horizons = horizons;
        Map<String, Facts> challenges = new HashMap<>();
        appended.stream()
                .sorted(Comparator.comparingLong(Appended::appendedAtMs).thenComparingLong(Appended::offset))
                .forEach(each -> {
                    Facts facts = challenges.computeIfAbsent(each.event().challengeId(), isNew -> new Facts());
                    if (each.event() instanceof SimulatedEvent.Send send) {
                        facts.codes.putIfAbsent(send.sent().getCodeId(), new Sent(send.sent(), each.appendedAtMs()));
                    } else if (each.event() instanceof SimulatedEvent.Evidence evidence) {
                        facts.evidence.add(new Learnt(evidence.received(), each.appendedAtMs()));
                    }
                });
        challenges.forEach(this::add);
    }

    /** Of what left in batches, the counts that this is about. */
    static Map<Route, Map<CellKind, Long>> ofRoutes(Map<Route, RouteCounts> left) {
        return some(left, OF_ROUTES);
    }

    static Map<OnChannel, Map<CellKind, Long>> ofPlatforms(Map<OnChannel, RouteCounts> left) {
        return some(left, OF_PLATFORMS);
    }

    private void add(String challengeId, Facts facts) {
        facts.codes.values().forEach(code -> {
            countIf(seen(facts, code, EvidenceKind.SPAM), routes, Route.of(code.event()), CellKind.SPAM);
            countIf(seen(facts, code, EvidenceKind.INBOX), routes, Route.of(code.event()), CellKind.INBOX);
        });
        Sent first = facts.first();
        if (first == null) {
            return;
        }
        boolean wrong = first(facts, first, EvidenceKind.ENTERED_WRONG).isPresent();
        boolean expired = first(facts, first, EvidenceKind.ENTERED_EXPIRED).isPresent();
        OptionalLong entered = first(facts, first, EvidenceKind.ENTERED);
        countIf(wrong, routes, Route.of(first.event()), CellKind.ENTERED_WRONG);
        countIf(expired, routes, Route.of(first.event()), CellKind.ENTERED_EXPIRED);
        Optional.ofNullable(first.event().getClientPlatform()).ifPresent(platform -> {
            OnChannel key = new OnChannel(first.event().getChannel(), platform);
            countIf(true, platforms, key, CellKind.SENT);
            countIf(entered.isPresent(), platforms, key, CellKind.ENTERED);
            countIf(wrong, platforms, key, CellKind.ENTERED_WRONG);
            countIf(expired, platforms, key, CellKind.ENTERED_EXPIRED);
        });
        long deadline = horizons.deadline(first.event().getChannel()).toMillis();
        Optional.ofNullable(first.event().getRecipient())
                .ifPresent(
                        recipient -> waiting.put(challengeId, new Waiting(recipient, first.at() + deadline, entered)));
    }

    private boolean seen(Facts facts, Sent code, EvidenceKind kind) {
        return facts.evidence.stream()
                .filter(learnt -> learnt.event().getKind() == kind)
                .filter(learnt -> code.event().getCodeId().equals(learnt.event().getCodeId()))
                .anyMatch(learnt -> isWithin(learnt.at(), code));
    }

    private OptionalLong first(Facts facts, Sent first, EvidenceKind kind) {
        LongStream times = facts.evidence.stream()
                .filter(learnt -> learnt.event().getKind() == kind)
                .mapToLong(Learnt::at);
        return times.filter(at -> isWithin(at, first)).min();
    }

    private boolean isWithin(long at, Sent code) {
        long horizon = horizons.horizon(code.event().getChannel()).toMillis();
        return at >= code.at() - horizons.longest().toMillis() && at <= code.at() + horizon;
    }

    private static <K> void countIf(boolean is, Map<K, Map<CellKind, Long>> counts, K key, CellKind kind) {
        if (is) {
            counts.computeIfAbsent(key, isNew -> new HashMap<>()).merge(kind, 1L, Long::sum);
        }
    }

    private static <K> Map<K, Map<CellKind, Long>> some(Map<K, RouteCounts> left, List<CellKind> kinds) {
        Map<K, Map<CellKind, Long>> some = new HashMap<>();
        left.forEach((key, counts) -> {
            Map<CellKind, Long> ofKey = new HashMap<>();
            kinds.stream().filter(kind -> counts.of(kind) > 0).forEach(kind -> ofKey.put(kind, counts.of(kind)));
            if (!ofKey.isEmpty()) {
                some.put(key, ofKey);
            }
        });
        return some;
    }
}
