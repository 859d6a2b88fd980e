package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Codes of a run with all that was learnt of each, to be narrowed down and asked for shares. */
record Codes(List<Seen> all) {
    static final long SEED = 21;
    static final double RATE = 100;
    /** Of what {@link #run} breaks. */
    static final Duration START = Duration.ofMinutes(1);

    static final Duration END = Duration.ofMinutes(3);

    /** Four minutes of a scenario's traffic, drained. */
    static Codes run(String scenario) {
        return of(events(scenario));
    }

    static List<SimulatedEvent> events(String scenario) {
        return events(scenario, RATE);
    }

    static List<SimulatedEvent> events(String scenario, double rate) {
        return Runs.drained(Runs.model(rate, Scenario.parse(scenario), SEED), Duration.ofMinutes(4));
    }

    static Codes of(List<SimulatedEvent> events) {
        Map<String, Seen> codes = new HashMap<>();
        Map<String, List<Seen>> challenges = new HashMap<>();
        for (SimulatedEvent.Send send : Runs.sends(events)) {
            Seen seen = new Seen(send.sent(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            if (codes.putIfAbsent(send.sent().getCodeId(), seen) == null) {
                challenges
                        .computeIfAbsent(send.challengeId(), id -> new ArrayList<>())
                        .add(seen);
            }
        }
        challenges.values().forEach(ofOne -> ofOne.forEach(seen -> seen.challenge.addAll(ofOne)));
        for (SimulatedEvent.Evidence evidence : Runs.evidence(events)) {
            challenges.getOrDefault(evidence.challengeId(), List.of()).stream()
                    .filter(seen -> seen.isMeantBy(evidence))
                    .forEach(seen -> seen.evidence.add(evidence));
        }
        Runs.failures(events)
                .forEach(failure -> Optional.ofNullable(
                                codes.get(failure.failed().getCodeId()))
                        .ifPresent(seen -> seen.failures.add(failure)));
        return new Codes(List.copyOf(codes.values()));
    }

    static Predicate<CodeSent> having(Function<CodeSent, @Nullable String> attribute, String value) {
        return sent -> value.equals(attribute.apply(sent));
    }

    Codes where(Predicate<CodeSent> which) {
        return new Codes(all.stream().filter(seen -> which.test(seen.sent)).toList());
    }

    /** Sent while the scenario's fault lasts. */
    Codes during() {
        return sentBetween(START, END);
    }

    /** Sent long enough before that nothing of them was hit. */
    Codes before() {
        return sentBetween(Duration.ZERO, START.minusSeconds(30));
    }

    Codes after() {
        return sentBetween(END, Duration.ofDays(1));
    }

    Codes firstAttempts() {
        return where(sent -> sent.getAttempt() == 1);
    }

    int size() {
        return all.size();
    }

    double share(Predicate<Seen> what) {
        return all.stream().filter(what).count() / (double) all.size();
    }

    Set<EvidenceKind> kinds() {
        return all.stream()
                .flatMap(seen -> seen.evidence.stream())
                .map(evidence -> evidence.received().getKind())
                .collect(Collectors.toSet());
    }

    /** Median seconds from the send to its last evidence of the signal, of codes that have some. */
    double median(Signal signal) {
        double[] sorted = all.stream()
                .flatMapToLong(seen -> seen.afterMs(signal).max().stream())
                .mapToDouble(ms -> ms / 1000.0)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    /** That what became of them is what becomes of codes on a good day. */
    static void assertUsual(Codes codes) {
        assertThat(codes.size()).isGreaterThan(100);
        assertThat(codes.share(Seen::hasReceipt)).as("receipts").isGreaterThan(0.91);
        assertThat(codes.share(Seen::isEntered)).as("entries").isGreaterThan(0.75);
        assertThat(codes.firstAttempts().share(Seen::isResent)).as("resends").isLessThan(0.06);
        assertThat(codes.share(seen -> seen.has(EvidenceKind.SPAM))).as("spam").isZero();
    }

    private Codes sentBetween(Duration from, Duration to) {
        long start = Runs.START.toEpochMilli();
        return where(sent -> sent.getSentAt() >= start + from.toMillis() && sent.getSentAt() < start + to.toMillis());
    }

    /** What was learnt of one code, and all codes of its challenge. */
    record Seen(
            CodeSent sent,
            List<SimulatedEvent.Evidence> evidence,
            List<SimulatedEvent.Failure> failures,
            List<Seen> challenge) {
        boolean hasReceipt() {
            return afterMs(Signal.RECEIPT).findAny().isPresent();
        }

        boolean isEntered() {
            return afterMs(Signal.ENTRY).findAny().isPresent();
        }

        boolean isResent() {
            return challenge.stream().anyMatch(other -> other.sent.getAttempt() > sent.getAttempt());
        }

        boolean has(EvidenceKind kind) {
            return evidence.stream().anyMatch(each -> each.received().getKind() == kind);
        }

        boolean failed(ReasonClass reasonClass) {
            return failures.stream().anyMatch(each -> each.failed().getReasonClass() == reasonClass);
        }

        LongStream afterMs(Signal signal) {
            return evidence.stream()
                    .filter(each -> Signal.of(each.received().getKind()) == signal)
                    .mapToLong(each -> each.received().getReceivedAt() - sent.getSentAt());
        }

        private boolean isMeantBy(SimulatedEvent.Evidence about) {
            String codeId = about.received().getCodeId();
            return codeId == null
                    ? sent.getSentAt() < about.received().getReceivedAt()
                    : codeId.equals(sent.getCodeId());
        }
    }
}
