package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.normal;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random troubles that come, move, change and go, with restarts anywhere. {@code -Dotpwatch.model.seeds=300} tries that
 * many.
 */
class IncidentsModelTest {
    private static final List<String> SCOPES = List.of(
            "",
            "channel=sms",
            "provider=twilio",
            "provider=vonage",
            "provider=vonage domain=310-260",
            "domain=310-260",
            "operator=google",
            "domain=gmail.com",
            "domain=googlemail.com",
            "country=ES",
            "country=US provider=twilio");
    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.range(1, 1 + Integer.getInteger("otpwatch.model.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lives_are_whole_and_a_restart_changes_nothing(long seed) {
        // Given
        SplittableRandom random = new SplittableRandom(seed);
        Incidents straight = new Incidents(IncidentSettings.DEFAULT);
        Incidents restarted = new Incidents(IncidentSettings.DEFAULT);
        Map<String, Incident> last = new HashMap<>();
        long sequence = 0;
        Map<String, Long> troubles = new TreeMap<>();
        // When
        for (long i = 0, now = NOON; i < STEPS; i++, now += 1000L * (1 + random.nextInt(90))) {
            Situation step = situation(now, troubles, straight, random);
            Publications told = straight.step(step);
            if (random.nextInt(4) == 0) {
                restarted = copy(restarted);
            }
            // Then
            assertThat(restarted.step(step)).as("seed %d, step %d", seed, i).isEqualTo(told);
            for (Incident incident : told.incidents()) {
                String as = "seed %d, step %d, %s".formatted(seed, i, incident.getId());
                assertThat(incident.getSequence()).as(as).isEqualTo(++sequence);
                check(as, last.put(incident.getId(), incident), incident, now, last);
            }
            assertThat(straight.open().stream().map(Incident::getId))
                    .as("seed %d, step %d: open and published as open are the same", seed, i)
                    .containsExactlyInAnyOrderElementsOf(published(last));
        }
        assertThat(last).as("seed %d", seed).hasSizeGreaterThan(10);
        assertThat(last.values()).extracting(Incident::getPhase).contains(IncidentPhase.RESOLVED);
    }

    private static void check(
            String as, @Nullable Incident before, Incident after, long now, Map<String, Incident> last) {
        if (before == null) {
            assertThat(after.getPhase()).as(as).isEqualTo(IncidentPhase.OPEN);
            assertThat(after.getOpenedAt()).as(as).isEqualTo(now);
            assertThat(after.getReopened()).as(as).isZero();
            return;
        }
        assertThat(after.getOpenedAt()).as(as).isEqualTo(before.getOpenedAt());
        assertThat(after.getStartedAt()).as(as).isLessThanOrEqualTo(before.getStartedAt());
        boolean wasOpen = before.getPhase() == IncidentPhase.OPEN;
        if (after.getPhase() == IncidentPhase.OPEN) {
            assertThat(after.getReopened()).as(as).isEqualTo(before.getReopened() + (wasOpen ? 0 : 1));
            assertThat(after.getEndedAt()).as(as).isNull();
            if (!wasOpen) {
                assertThat(now - before.getEndedAt()).as(as).isLessThanOrEqualTo(15 * 60_000L);
            }
        } else {
            assertThat(wasOpen).as("%s ends once", as).isTrue();
            assertThat(after.getEndedAt()).as(as).isEqualTo(now);
        }
        if (after.getPhase() == IncidentPhase.FOLDED) {
            assertThat(after.getFoldedInto()).as(as).isNotEqualTo(after.getId());
            assertThat(last).as(as).containsKey(after.getFoldedInto());
        }
    }

    private static List<String> published(Map<String, Incident> last) {
        return last.values().stream()
                .filter(incident -> incident.getPhase() == IncidentPhase.OPEN)
                .map(Incident::getId)
                .toList();
    }

    private static Incidents copy(Incidents incidents) {
        PackedWriter out = new PackedWriter();
        incidents.write(out);
        PackedReader in = new PackedReader(out.toArray());
        Incidents copy = new Incidents(IncidentSettings.DEFAULT);
        copy.read(in);
        assertThat(in.hasRemaining()).isFalse();
        return copy;
    }

    /** @param troubles since when, by scope */
    private static Situation situation(
            long now, Map<String, Long> troubles, Incidents incidents, SplittableRandom random) {
        if (random.nextInt(6) == 0) {
            troubles.put(SCOPES.get(random.nextInt(SCOPES.size())), now - random.nextInt(120_000));
        }
        if (!troubles.isEmpty() && random.nextInt(8) == 0) {
            List<String> names = List.copyOf(troubles.keySet());
            troubles.remove(names.get(random.nextInt(names.size())));
        }
        List<Finding> findings = new ArrayList<>();
        Set<Scope> named = new HashSet<>();
        troubles.forEach((scope, since) -> {
            if (random.nextInt(10) > 0) {
                findings.addAll(findings(scope, since, random));
                named.add(Scenes.scope(scope));
            }
        });
        Set<Scope> recovered = new HashSet<>();
        for (Incident incident : incidents.open()) {
            Scope scope = Scopes.of(incident.getScope());
            if (!named.contains(scope) && random.nextInt(3) == 0) {
                recovered.add(scope);
            }
        }
        long quarter = now / 1_200_000 % 4;
        FeedState state = quarter == 3 ? FeedState.DEAD : quarter == 1 ? FeedState.LATE : FeedState.FED;
        SignalFacts entries = random.nextBoolean() ? normal(0.65) : SignalFacts.NONE;
        Facts feed = Scenes.feed(facts(Channel.SMS, SignalFacts.NONE, entries), state);
        boolean lags = now / 300_000 % 17 == 5;
        return new Situation(
                now,
                findings,
                recovered,
                any -> false,
                List.of(new FeedStatus("vonage", state, now - now % 1_200_000, 130_000, feed)),
                now / 900_000 % 7 == 2
                        ? List.of(
                                new SendsStatus(Scenes.scope("channel=email"), now - now % 900_000, 0, 90, Facts.NONE))
                        : List.of(),
                lags ? new MonitorStatus(true, 90_000, now - now % 300_000) : MonitorStatus.SEES,
                Scenes.footprints(),
                Levers.NONE);
    }

    private static List<Finding> findings(String scope, long since, SplittableRandom random) {
        Facts facts = Scenes.hurting(
                Scenes.with(
                        facts(Channel.SMS, down(0.93, 0.05), random.nextBoolean() ? down(0.65, 0.03) : normal(0.65)),
                        random.nextBoolean() ? Scenes.silent() : Scenes.refused()),
                random.nextInt(200));
        Label label = Label.values()[random.nextInt(Label.values().length)];
        Finding receipt = Scenes.finding(Signal.RECEIPT, label, scope, since, facts);
        Finding entry = Scenes.finding(Signal.ENTRY, label, scope, since, facts);
        return switch (random.nextInt(3)) {
            case 0 -> List.of(receipt);
            case 1 -> List.of(entry);
            default -> List.of(receipt, entry);
        };
    }
}
