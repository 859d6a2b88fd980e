package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.schemas.Signal;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.SimulatedEvent;
import io.otpwatch.simulator.TrafficModel;
import io.otpwatch.simulator.TrafficProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Counts in simulated traffic when first codes of challenges arrive, for each domain. A sample at a rate of its own: the
 * rate changes how many codes there are, not what becomes of them.
 */
final class SimulatedArrivals {
    private static final double RATE = 50;
    private static final Duration SENT_FOR = Duration.ofMinutes(5);
    /** As long as a code can take in the demo's profile. */
    private static final Duration WATCHED_FOR = Duration.ofSeconds(170);

    private static final double MS_PER_SECOND = 1000;

    private final List<First> codes;

    private SimulatedArrivals(List<First> codes) {
        this.codes = codes;
    }

    /** The traffic of five minutes from {@code start} on. */
    static SimulatedArrivals of(String scenario, Instant start) {
        TrafficModel model = new TrafficModel(TrafficProfile.demo().atRate(RATE), Scenario.parse(scenario), 1, start);
        Instant lastSend = start.plus(SENT_FOR);
        Map<String, First> byChallenge = new LinkedHashMap<>();
        Instant end = lastSend.plus(WATCHED_FOR);
        for (Optional<SimulatedEvent> next = model.next(end); next.isPresent(); next = model.next(end)) {
            SimulatedEvent event = next.get();
            if (event instanceof SimulatedEvent.Send send) {
                CodeSent sent = send.sent();
                if (sent.getAttempt() == 1 && !event.at().isAfter(lastSend)) {
                    byChallenge.putIfAbsent(sent.getChallengeId(), new First(sent, event.at()));
                }
            } else if (event instanceof SimulatedEvent.Evidence evidence) {
                Optional.ofNullable(byChallenge.get(event.challengeId()))
                        .ifPresent(first -> first.hear(evidence.received(), event.at()));
            }
        }
        return new SimulatedArrivals(List.copyOf(byChallenge.values()));
    }

    /** Codes a second at another rate. */
    static double perSecond(long sent, double rate) {
        return sent * rate / RATE / SENT_FOR.toSeconds();
    }

    /** By domain, of the codes that are meant; domains without any are left out. */
    Map<String, ArrivalCurve> curves(Signal signal, Predicate<CodeSent> which) {
        Map<String, List<First>> byDomain = codes.stream()
                .filter(first -> which.test(first.sent))
                .collect(Collectors.groupingBy(first -> first.sent.getDomain()));
        Map<String, ArrivalCurve> curves = new HashMap<>();
        byDomain.forEach((domain, all) -> curves.put(
                domain,
                new ArrivalCurve(
                        all.size(),
                        all.stream()
                                .flatMap(first -> first.seconds(signal).stream())
                                .mapToDouble(Double::doubleValue)
                                .filter(seconds -> seconds <= WATCHED_FOR.toSeconds())
                                .toArray())));
        return curves;
    }

    private static final class First {
        private final CodeSent sent;
        private final Instant at;
        private final Map<Signal, Instant> heard = new HashMap<>();

        First(CodeSent sent, Instant at) {
            this.sent = sent;
            this.at = at;
        }

        /** A receipt counts for its own code, an entry for the challenge. */
        void hear(CodeReceived received, Instant when) {
            Signal signal = Signal.of(received.getKind());
            if (signal == Signal.ENTRY || sent.getCodeId().equals(received.getCodeId())) {
                heard.putIfAbsent(signal, when);
            }
        }

        Optional<Double> seconds(Signal signal) {
            return Optional.ofNullable(heard.get(signal))
                    .map(when -> Math.max(0, Duration.between(at, when).toMillis()) / MS_PER_SECOND);
        }
    }
}
