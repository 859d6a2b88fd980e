package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Lever;
import io.otpwatch.processor.incident.CauseScenes.Scene;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The state stays small, with all texts as long as they may be. */
class BoundsTest {
    @Test
    void state_fits_a_record_with_as_many_and_as_long_incidents_as_can_be() throws BadLever {
        // Given
        Levers maintenance = Levers.NONE.with(
                "maintenance\t\t" + NOON,
                new Lever(
                        "maintenance",
                        "",
                        Map.of("from", "" + NOON, "to", "" + (NOON + 600 * MINUTE), "reason", "語".repeat(200)),
                        NOON));
        Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
        Set<String> endedWithAll = new HashSet<>();
        int most = 0;
        // When
        for (int round = 0; round < 6; round++) {
            List<Scope> scopes = scopes(round);
            List<Finding> findings = scopes.stream().map(BoundsTest::finding).toList();
            Footprints footprints = new Footprints(scopes);
            for (boolean over : new boolean[] {false, true}) {
                long now = NOON + round * MINUTE + (over ? 30_000 : 0);
                Situation step = new Situation(
                        now,
                        over ? List.of() : findings,
                        over ? Set.copyOf(scopes) : Set.of(),
                        any -> false,
                        List.of(),
                        List.of(),
                        MonitorStatus.SEES,
                        footprints,
                        maintenance);
                List<Incident> told = incidents.step(step).incidents();
                assertThat(told).allMatch(incident -> Bounds.bytes(incident) <= Bounds.INCIDENT + 20);
                told.stream().filter(one -> over).map(Incident::getScopeText).forEach(endedWithAll::add);
                most = Math.max(most, length(incidents));
            }
        }
        // Then
        assertThat(endedWithAll).hasSizeGreaterThan(200);
        assertThat(most).isBetween(Bounds.STATE / 2, Bounds.STATE - 1);
    }

    @Test
    void what_is_usual_is_not_cut() {
        for (Scene scene : CauseScenes.all()) {
            Incident told = new Incidents(IncidentSettings.DEFAULT)
                    .step(scene.step())
                    .incidents()
                    .get(0);
            assertThat(Bounds.bytes(told)).as(scene.name()).isLessThan(Bounds.INCIDENT);
            assertThat(Bounds.fitted(told)).isSameAs(told);
        }
    }

    private static int length(Incidents incidents) {
        PackedWriter out = new PackedWriter();
        incidents.write(out);
        Incidents copy = new Incidents(IncidentSettings.DEFAULT);
        copy.read(new PackedReader(out.toArray()));
        PackedWriter again = new PackedWriter();
        copy.write(again);
        assertThat(again.toArray()).isEqualTo(out.toArray());
        return out.length();
    }

    private static List<Scope> scopes(int round) {
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < Incidents.MAX_OPEN; i++) {
            scopes.add(scope("r" + round + "n" + i));
        }
        return scopes;
    }

    /** Each of its values as long as the rules of fields allow. */
    private static Scope scope(String name) {
        return Scope.of(Map.of(
                "channel", "sms",
                "provider", padded(name, 64),
                "sender", padded(name, 64),
                "country", "US",
                "operator", padded(name, 253),
                "domain", padded(name, 253),
                "platform", padded(name, 64)));
    }

    private static String padded(String name, int length) {
        return name + "x".repeat(length - name.length());
    }

    private static Finding finding(Scope scope) {
        List<Scope> others = IntStream.range(0, 8)
                .mapToObj(i -> Scope.of(Map.of(
                        "operator",
                        padded("o" + i, 253),
                        "domain",
                        scope.value("domain").orElseThrow())))
                .toList();
        Culprit next = culprit(scope, List.of(), Optional.empty());
        Facts usual = Scenes.wrong(Scenes.spam(facts(Channel.SMS, down(0.93, 0.03), down(0.65, 0.02)), 0.01), 0.02);
        Facts long_ = new Facts(
                usual.channel(),
                usual.receipt(),
                usual.entry(),
                Scenes.silent(),
                usual.spamShare(),
                usual.wrongShare(),
                usual.usualWrongShare(),
                usual.sendsFactor(),
                usual.feed(),
                usual.impact(),
                usual.baseline(),
                Stream.generate(() -> "i".repeat(128)).limit(Facts.SAMPLES).toList());
        return new Finding(Signal.RECEIPT, culprit(scope, others, Optional.of(next)), NOON - MINUTE, Label.LOSS, long_);
    }

    private static Culprit culprit(Scope scope, List<Scope> others, Optional<Culprit> next) {
        return new Culprit(scope, 0.05, 41.5, others, OptionalLong.empty(), 1, 400, 16, 376, next);
    }
}
