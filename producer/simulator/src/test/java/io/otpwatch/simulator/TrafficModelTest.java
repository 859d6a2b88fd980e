package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.rules.Domains;
import io.otpwatch.rules.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficModelTest {
    private static final long SEED = 11;
    private static final Duration TRAFFIC = Duration.ofSeconds(30);

    @Test
    void the_same_seed_gives_the_same_events_however_they_are_asked_for() {
        // Given
        Instant end = Runs.START.plus(TRAFFIC);
        List<SimulatedEvent> atOnce = Runs.model(200, Scenario.healthy(), SEED).until(end);
        TrafficModel piecemeal = Runs.model(200, Scenario.healthy(), SEED);

        // When
        List<SimulatedEvent> inSteps = new ArrayList<>();
        for (Instant step = Runs.START; !step.isAfter(end); step = step.plusMillis(37)) {
            inSteps.addAll(piecemeal.until(step));
        }
        inSteps.addAll(piecemeal.until(end));

        // Then
        assertThat(inSteps).isEqualTo(atOnce);
    }

    @Test
    void another_seed_gives_other_events() {
        // Given
        Instant end = Runs.START.plus(TRAFFIC);

        // When
        List<SimulatedEvent> one = Runs.model(50, Scenario.healthy(), 1).until(end);
        List<SimulatedEvent> other = Runs.model(50, Scenario.healthy(), 2).until(end);

        // Then
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void events_come_in_the_order_in_which_they_are_to_be_appended() {
        // When
        List<SimulatedEvent> events = Runs.drained(Runs.model(200, Scenario.healthy(), SEED), TRAFFIC);

        // Then
        assertThat(events).isSortedAccordingTo(Comparator.comparing(SimulatedEvent::at));
    }

    @Test
    void nothing_is_appended_before_it_happened() {
        // When
        List<SimulatedEvent> events = Runs.drained(Runs.model(200, Scenario.healthy(), SEED), TRAFFIC);

        // Then
        assertThat(events).allSatisfy(event -> assertThat(event.at()).isAfterOrEqualTo(Runs.eventTime(event)));
    }

    @Test
    void the_rate_is_the_sends_per_second_with_resends() {
        // Given
        TrafficModel model = Runs.model(400, Scenario.healthy(), SEED);
        model.until(Runs.START.plusSeconds(120)); // until resends are as frequent as they will be

        // When
        List<SimulatedEvent> minute = model.until(Runs.START.plusSeconds(180));

        // Then
        assertThat(Runs.sends(minute).size() / 60.0)
                .as("seed %d", SEED)
                .isCloseTo(400 * 1.06, within(400 * 0.06)); // a few sends are appended twice
    }

    @Test
    void nights_are_quieter_than_afternoons() {
        // Given
        TrafficModel model = Runs.model(0.5, Scenario.healthy(), SEED);

        // When
        int afternoon =
                Runs.sends(model.until(Instant.parse("2026-03-02T16:00:00Z"))).size();
        model.until(Instant.parse("2026-03-03T00:00:00Z"));
        int night =
                Runs.sends(model.until(Instant.parse("2026-03-03T06:00:00Z"))).size();

        // Then
        assertThat(night).as("seed %d", SEED).isLessThan(afternoon * 4 / 5);
    }

    @Test
    void a_rate_of_zero_is_no_traffic() {
        // Given
        TrafficModel model = Runs.model(0, Scenario.healthy(), SEED);

        // Then
        assertThat(model.isDrained()).isTrue();
        assertThat(model.next()).isEmpty();
    }

    @Test
    void after_the_stop_no_code_is_sent_and_the_rest_ends() {
        // Given
        TrafficModel model = Runs.model(200, Scenario.parse("carrier-block:start=0s"), SEED);
        Instant stop = Runs.START.plusSeconds(90);
        model.until(stop);

        // When
        model.stop();
        List<SimulatedEvent> rest = model.until(stop.plus(Duration.ofMinutes(5)));

        // Then
        assertThat(Runs.sends(rest))
                .allSatisfy(send -> assertThat(send.sent().getSentAt()).isLessThanOrEqualTo(stop.toEpochMilli()));
        assertThat(Runs.evidence(rest)).isNotEmpty();
        assertThat(model.isDrained()).isTrue();
    }

    @Test
    void memory_is_that_of_the_codes_under_way() {
        // Given
        TrafficModel model = Runs.model(50, Scenario.healthy(), SEED);
        model.until(Runs.START.plusSeconds(200));
        int early = model.pending();

        // When
        model.until(Runs.START.plusSeconds(1000));

        // Then
        assertThat(model.pending()).as("seed %d", SEED).isLessThan(early * 5 / 4);
    }

    @Test
    void sends_of_the_same_code_are_alike_but_for_the_vendors_id() {
        // When
        List<SimulatedEvent> events = Runs.drained(Runs.model(200, Scenario.healthy(), SEED), TRAFFIC);

        // Then
        assertThat(Runs.secondSends(events))
                .isNotEmpty()
                .allSatisfy(pair -> assertThat(pair.again().getSentAt())
                        .isEqualTo(pair.first().getSentAt()))
                .anySatisfy(pair -> {
                    assertThat(pair.first().getVendorMessageId()).isNull();
                    assertThat(pair.again().getVendorMessageId()).isNotNull();
                })
                .anySatisfy(pair -> assertThat(pair.again()).isEqualTo(pair.first()));
    }

    @Test
    void how_often_the_vendors_id_comes_later_is_the_profiles_choice() {
        // Given
        TrafficProfile always = TrafficProfile.demo()
                .atRate(200)
                .with(Quirk.VENDOR_ID_LATER, 1)
                .with(Quirk.VENDOR_ID_NEVER, 0)
                .with(Quirk.SENT_TWICE, 0);

        // When
        List<SimulatedEvent> events =
                Runs.drained(new TrafficModel(always, Scenario.healthy(), SEED, Runs.START), TRAFFIC);

        // Then
        assertThat(Runs.secondSends(events))
                .hasSize(Runs.sends(events).size() / 2)
                .allSatisfy(pair -> {
                    assertThat(pair.first().getVendorMessageId()).isNull();
                    assertThat(pair.again().getVendorMessageId()).isNotNull();
                });
    }

    @Test
    void every_id_is_one_that_the_contract_takes() {
        // When
        List<SimulatedEvent> events = Runs.drained(Runs.model(200, Scenario.healthy(), SEED), TRAFFIC);

        // Then
        assertThat(Runs.sends(events)).allSatisfy(send -> {
            assertThat(Ids.problem(send.sent().getChallengeId())).isEmpty();
            assertThat(Ids.problem(send.sent().getCodeId())).isEmpty();
            assertThat(Domains.normalise(send.sent().getDomain()))
                    .isEqualTo(send.sent().getDomain());
        });
        assertThat(Runs.sends(events))
                .anySatisfy(send -> assertThat(send.challengeId()).startsWith("lg-"));
    }
}
