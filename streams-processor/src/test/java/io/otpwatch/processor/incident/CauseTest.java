package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Severity;
import io.otpwatch.events.Sign;
import io.otpwatch.processor.incident.CauseScenes.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTest {
    static List<Scene> scenes() {
        return Stream.of(CauseScenes.all(), HardScenes.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void each_trouble_is_one_incident_of_its_cause(Scene scene) {
        // When
        List<Incident> incidents = first(scene);
        // Then
        assertThat(incidents)
                .extracting(incident -> incident.getCause().getCause())
                .containsExactly(scene.cause());
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void every_cause_has_a_scene(Cause cause) {
        assertThat(CauseScenes.all()).anyMatch(scene -> scene.cause() == cause);
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void evidence_adds_up_to_the_lead(Scene scene) {
        // Given
        Incident incident = first(scene).get(0);
        // When
        if (incident.getRunnerUp() == null || incident.getCause().getLead() == 0) {
            assertThat(incident.getCause().getSigns()).isNotEmpty();
            return;
        }
        double pro = sum(incident.getCause().getSigns());
        double contra = sum(incident.getRunnerUp().getSigns());
        // Then
        assertThat(incident.getCause().getLead()).isGreaterThanOrEqualTo(CauseJudge.MARGIN);
        assertThat(pro - contra).isCloseTo(incident.getCause().getLead(), within(0.4));
        assertThat(incident.getRunnerUp().getLead())
                .isCloseTo(-incident.getCause().getLead(), within(1e-9));
    }

    @Test
    void the_table_adds_up_to_a_hundred_in_each_group() {
        Map<String, List<Seen>> groups = Arrays.stream(Seen.values()).collect(Collectors.groupingBy(CauseTest::group));
        assertThat(groups).hasSize(8);
        for (Cause cause : CauseTable.causes()) {
            groups.forEach((group, seen) -> {
                Observation any = new Observation(Set.copyOf(seen), "");
                assertThat(CauseTable.nats(cause, any))
                        .as("%s, %s", cause, group)
                        .isCloseTo(0, within(1e-9));
            });
        }
    }

    @Test
    void a_named_cause_stays_until_another_is_five_times_as_likely() {
        // Given
        Facts silent =
                Scenes.with(Scenes.facts(Channel.SMS, Scenes.down(0.93, 0.03), SignalFacts.NONE), Scenes.silent());
        List<Observation> pending = seen(silent, Label.PENDING);
        List<Observation> lost = seen(silent, Label.LOSS);
        // Then
        assertThat(cause(pending, Optional.empty())).isEqualTo(Cause.PENDING);
        assertThat(cause(pending, Optional.of(Cause.SLOW_ROUTE))).isEqualTo(Cause.SLOW_ROUTE);
        assertThat(cause(pending, Optional.of(Cause.CARRIER_FILTERING_SILENT)))
                .isEqualTo(Cause.CARRIER_FILTERING_SILENT);
        assertThat(cause(lost, Optional.of(Cause.SLOW_ROUTE))).isEqualTo(Cause.CARRIER_FILTERING_SILENT);
    }

    @Test
    void a_provider_in_a_country_may_be_either() {
        assertThat(ScopeShape.of(scope("provider=twilio country=FR"), Optional.of(Channel.SMS)))
                .containsExactlyInAnyOrder(Seen.SCOPE_PROVIDER, Seen.SCOPE_PLACE);
        assertThat(ScopeShape.of(scope("provider=twilio domain=310-260"), Optional.of(Channel.SMS)))
                .containsExactly(Seen.SCOPE_CARRIER);
        assertThat(ScopeShape.of(scope("channel=email"), Optional.of(Channel.EMAIL)))
                .containsExactly(Seen.SCOPE_ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"domain=unknown", "channel=sms domain=unknown", "operator=unknown", "country=ZZ", "domain=other"
            })
    void what_nobody_knows_is_no_carrier_and_no_place(String unknown) {
        assertThat(ScopeShape.of(scope(unknown), Optional.of(Channel.SMS))).isEmpty();
        assertThat(ScopeShape.of(scope(unknown + " provider=twilio"), Optional.of(Channel.SMS)))
                .containsExactly(Seen.SCOPE_PROVIDER);
    }

    @Test
    void filtering_within_a_provider_whose_feed_is_dead_is_named() {
        // Given
        Facts entered = Scenes.facts(Channel.SMS, SignalFacts.NONE, Scenes.normal(0.65));
        Facts filtered = Scenes.facts(Channel.SMS, Scenes.down(0.93, 0), Scenes.down(0.65, 0.02));
        Finding finding =
                Scenes.entry(Label.LOSS, "provider=vonage domain=310-260", NOON, Scenes.feed(filtered, FeedState.DEAD));
        FeedStatus dead = new FeedStatus("vonage", FeedState.DEAD, NOON, 0, Scenes.feed(entered, FeedState.DEAD));
        // When
        List<Incident> incidents = new Incidents(IncidentSettings.DEFAULT)
                .step(Scenes.with(Scenes.step(NOON + Scenes.MINUTE, finding), dead))
                .incidents();
        // Then
        assertThat(incidents)
                .extracting(incident -> incident.getCause().getCause())
                .containsExactlyInAnyOrder(Cause.FEED_BROKEN, Cause.CARRIER_FILTERING_SILENT);
    }

    @Test
    void what_users_enter_in_the_first_seconds_does_not_speak_for_the_codes_since() {
        // Given
        Facts entered = Scenes.facts(Channel.SMS, SignalFacts.NONE, Scenes.normal(0.65));
        FeedStatus dead = new FeedStatus("vonage", FeedState.DEAD, NOON, 0, Scenes.feed(entered, FeedState.DEAD));
        Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
        // When
        List<Incident> soon =
                incidents.step(Scenes.with(Scenes.step(NOON + 10_000), dead)).incidents();
        List<Incident> later =
                incidents.step(Scenes.with(Scenes.step(NOON + 30_000), dead)).incidents();
        // Then
        assertThat(soon).singleElement().satisfies(incident -> {
            assertThat(incident.getCause().getCause()).isEqualTo(Cause.PROVIDER_SILENT);
            assertThat(incident.getSeverity()).isEqualTo(Severity.MINOR);
        });
        assertThat(later)
                .singleElement()
                .satisfies(
                        incident -> assertThat(incident.getCause().getCause()).isEqualTo(Cause.FEED_BROKEN));
    }

    @Test
    void what_is_reported_as_always_is_not_what_is_wrong() {
        // Given
        FailureMix.Usual twentieth = new FailureMix.Usual(20, 0, 0, 0);
        FailureMix steady = new FailureMix(28, 21, 0, 0, 0, twentieth);
        FailureMix risen = new FailureMix(380, 350, 0, 0, 0, twentieth);
        // Then
        assertThat(steady.silent()).isEqualTo(27);
        assertThat(reported(steady))
                .isEqualTo("nothing but the usual was reported of 27 of 28 codes that did not arrive");
        assertThat(reported(risen))
                .isEqualTo("the carrier or mailbox provider refused 350 of 380 codes that did not arrive, usually 20");
        assertThat(reported(new FailureMix(28, 21, 0, 0, 0)))
                .isEqualTo("the carrier or mailbox provider refused 21 of 28 codes that did not arrive");
    }

    private static String reported(FailureMix mix) {
        Facts facts = Scenes.with(Scenes.facts(Channel.SMS, Scenes.down(0.93, 0.03), SignalFacts.NONE), mix);
        return seen(facts, Label.LOSS).stream()
                .filter(one -> one.oneOf().stream().allMatch(seen -> group(seen).equals("FAILURES")))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static List<Incident> first(Scene scene) {
        return new Incidents(IncidentSettings.DEFAULT).step(scene.step()).incidents();
    }

    private static List<Observation> seen(Facts facts, Label label) {
        Finding finding = Scenes.receipt(label, "domain=310-260", NOON, facts);
        return Observations.of(List.of(finding.scope()), List.of(finding), facts, 20_000, Optional.empty());
    }

    private static Cause cause(List<Observation> seen, Optional<Cause> before) {
        boolean pending = seen.stream().anyMatch(one -> one.oneOf().size() > 1);
        return CauseJudge.decide(seen, Optional.of(Channel.SMS), pending, before)
                .cause()
                .getCause();
    }

    private static double sum(List<Sign> signs) {
        return signs.stream().mapToDouble(Sign::getNats).sum();
    }

    private static String group(Seen seen) {
        String name = seen.name();
        return List.of("RECEIPT", "ENTRY", "SPAM", "WRONG", "SENDS", "FEED", "SCOPE").stream()
                .filter(group -> name.startsWith(group + "_"))
                .findFirst()
                .orElse("FAILURES");
    }
}
