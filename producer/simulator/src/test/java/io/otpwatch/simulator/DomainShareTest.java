package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainShareTest {
    private static final long SEED = 5;
    private static final double RATE = 400;

    @ParameterizedTest
    @CsvSource({
        "gmail.com, 0.5, 2026-03-02T15:00:00Z",
        "gmail.com, 0.5, 2026-03-02T03:00:00Z",
        "310-260, 0.5, 2026-03-02T15:00:00Z",
        "310-260, 0.01, 2026-03-02T09:00:00Z",
        "404-45, 0.9, 2026-03-02T21:30:00Z",
    })
    void a_domain_has_the_share_that_it_was_given_whatever_the_hour_and_the_rate_stays(
            String domain, double share, Instant start) {
        // Given
        TrafficProfile profile = TrafficProfile.demo().atRate(RATE).withShareOf(domain, share);
        TrafficModel model = new TrafficModel(profile, Scenario.healthy(), SEED, start);

        // When
        List<SimulatedEvent.Send> sends = Runs.sends(model.until(start.plusSeconds(60)));

        // Then
        double toDomain = sends.stream()
                .filter(send -> send.sent().getDomain().equals(domain))
                .count();
        assertThat(toDomain / sends.size()).as("seed %d", SEED).isCloseTo(share, within(0.015));
        assertThat(sends.size() / 60.0).as("seed %d", SEED).isCloseTo(RATE * 1.05, within(RATE * 0.06));
    }

    @Test
    void the_others_keep_their_weights() {
        // Given
        List<Place> usual = TrafficProfile.demo().places();

        // When
        List<Place> changed =
                TrafficProfile.demo().withShareOf("gmail.com", 0.5).placesAt(Nanos.of(Runs.START));

        // Then
        assertThat(changed).hasSameSizeAs(usual);
        assertThat(changed)
                .filteredOn(place -> !usual.contains(place))
                .extracting(Place::domain)
                .containsExactly("gmail.com");
    }

    @Test
    void a_share_stays_when_a_rate_or_a_quirk_is_changed_after_it() {
        // Given
        TrafficProfile profile = TrafficProfile.demo().withShareOf("gmail.com", 0.5);

        // When
        TrafficProfile changed = profile.atRate(7).with(Quirk.LOST, 0);

        // Then
        long start = Nanos.of(Runs.START.plus(Duration.ofHours(1)));
        assertThat(changed.placesAt(start)).isEqualTo(profile.placesAt(start)).isNotEqualTo(profile.places());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void a_share_out_of_range_is_refused_and_named(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrafficProfile.demo().withShareOf("gmail.com", share))
                .withMessage("share of gmail.com must be more than 0, less than 1: " + share);
    }

    @Test
    void a_domain_to_which_nothing_goes_is_refused_with_those_that_there_are() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrafficProfile.demo().withShareOf("nowhere.example", 0.5))
                .withMessageStartingWith("unknown domain \"nowhere.example\": one of [208-01, ");
    }
}
