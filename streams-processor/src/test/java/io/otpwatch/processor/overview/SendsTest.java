package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Channel;
import io.otpwatch.events.LatencyVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.SendsStatus;
import io.otpwatch.processor.localise.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SMS by two providers to two countries, e-mail by a third; each second what was sent. */
class SendsTest {
    private static final Scope VONAGE = Scope.of(Map.of("provider", "vonage"));
    private static final Scope TWILIO = Scope.of(Map.of("provider", "twilio"));
    private static final int LEARNING = 5_400;

    private Sends sends = new Sends();
    private final Map<String, Long> sentSoFar = new HashMap<>();
    private long now = 1_704_672_000_000L;
    private List<SendsStatus> stopped = List.of();

    @Test
    void a_login_service_that_goes_over_to_another_provider_has_stopped_nothing() {
        // Given
        seconds(LEARNING, 2, 3, 3);

        // When
        for (int minute = 0; minute < 120; minute++) {
            seconds(60, 5, 0, 3);
            assertThat(stopped).isEmpty();
        }

        // Then
        assertThat(sends.exploded(TWILIO)).isEmpty();
        seconds(600, 2, 3, 3);
        assertThat(stopped).isEmpty();
    }

    @Test
    void a_provider_by_whom_nothing_is_sent_any_more_and_by_nobody_else_is_told() {
        // Given
        seconds(LEARNING, 2, 3, 3);

        // When
        seconds(60, 2, 0, 3);

        // Then
        assertThat(stopped).singleElement().satisfies(status -> {
            assertThat(status.scope()).isIn(VONAGE, Scope.of(Map.of("channel", "sms")));
            assertThat(status.usualPerMinute()).isGreaterThan(170);
        });
    }

    @Test
    void of_what_another_provider_sends_in_part_the_rest_is_lacking() {
        // Given
        seconds(LEARNING, 6, 4, 3);

        // When
        seconds(600, 7, 0, 3);

        // Then
        assertThat(stopped).singleElement().satisfies(status -> {
            assertThat(status.scope()).isEqualTo(VONAGE);
            assertThat(status.notElsewhere()).isBetween(0.7, 0.8);
        });
    }

    @Test
    void with_more_false_pages_allowed_a_stop_is_told_sooner() {
        // Given
        seconds(LEARNING, 2, 3, 3);
        int delay = untilStopped();
        sends = new Sends();
        sends.allow(250);
        seconds(LEARNING, 2, 3, 3);

        // When
        int sooner = untilStopped();

        // Then
        assertThat(sooner).isLessThan(delay);
    }

    /** Tasks tell of a route once in five seconds, and of each at another. */
    @Test
    void after_a_restart_no_stop_is_seen_in_what_was_told_before_it() {
        // Given
        seconds(LEARNING, 300, 300, 300, 5);

        // When
        List<byte[]> kept = sends.write();
        sends = new Sends();
        sends.read(kept);
        for (int i = 0; i < 60; i++) {
            seconds(1, 300, 300, 300, 5);
            assertThat(stopped).isEmpty();
        }

        // Then
        seconds(30, 0, 0, 0, 5);
        assertThat(stopped).isNotEmpty();
    }

    @Test
    void a_time_that_jumps_makes_no_sends_explode() {
        // Given
        seconds(LEARNING, 100, 100, 100);

        // When
        now += 39_000;
        seconds(1, 4_000, 4_000, 4_000);

        // Then
        for (int i = 0; i < 60; i++) {
            assertThat(sends.exploded(Scope.EVERYTHING)).isEmpty();
            assertThat(stopped).isEmpty();
            seconds(1, 100, 100, 100);
        }
    }

    private int untilStopped() {
        int seconds = 0;
        while (stopped.isEmpty()) {
            seconds(1, 0, 0, 0);
            seconds++;
        }
        stopped = List.of();
        return seconds;
    }

    /** Routes that have fallen idle are not said again, so it is not known by them what lies in what. */
    @Test
    void a_stop_is_the_same_one_after_a_restart() {
        // Given
        seconds(LEARNING, 2, 3, 60);
        seconds(1_800, 0, 0, 60);
        List<SendsStatus> before = stopped;

        // When
        List<byte[]> kept = sends.write();
        sends = new Sends();
        sends.read(kept);
        for (int i = 0; i < 300; i++) {
            now += 1_000;
            sends.take(leaf(Channel.EMAIL, "ses", "ZZ", 60));
            stopped = sends.step(now);
        }

        // Then
        assertThat(before)
                .singleElement()
                .satisfies(stop -> assertThat(stop.scope().text()).isEqualTo("channel=sms"));
        assertThat(stopped).singleElement().satisfies(stop -> {
            assertThat(stop.scope().text()).isEqualTo("channel=sms");
            assertThat(stop.facts().entry().usual())
                    .isEqualTo(before.get(0).facts().entry().usual());
            assertThat(stop.facts().entry().usual()).isPositive();
        });
    }

    /** Sends a second, in each country. */
    private void seconds(int count, int twilio, int vonage, int ses) {
        seconds(count, twilio, vonage, ses, 1);
    }

    /** {@code every}: how often each route is told of, seconds. */
    private void seconds(int count, int twilio, int vonage, int ses, int every) {
        for (int i = 0; i < count; i++) {
            now += 1_000;
            int route = 0;
            for (String country : List.of("US", "DE")) {
                send(Channel.SMS, "twilio", country, twilio, route++, every);
                send(Channel.SMS, "vonage", country, vonage, route++, every);
            }
            send(Channel.EMAIL, "ses", "ZZ", ses, route, every);
            stopped = sends.step(now);
        }
    }

    private void send(Channel channel, String provider, String country, int count, int route, int every) {
        if ((now / 1_000 + route) % every == 0) {
            sends.take(leaf(channel, provider, country, count));
        } else {
            sentSoFar.merge(provider + country, (long) count, Long::sum);
        }
    }

    private Leaf leaf(Channel channel, String provider, String country, int more) {
        long soFar = sentSoFar.merge(provider + country, (long) more, Long::sum);
        LatencyVerdict latency = new LatencyVerdict(0L, 0L);
        List<Integer> none = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new Leaf(
                new RouteVerdict(
                        channel,
                        provider,
                        "acme",
                        country,
                        "domain-" + country,
                        "operator-" + country,
                        null,
                        60.0,
                        60L,
                        soFar,
                        none,
                        none,
                        latency,
                        latency,
                        List.of(),
                        List.of(new SignalVerdict("ENTRY", BaselineState.LEARNT, 0.7, 0.0, 20.0, null, List.of()))),
                0,
                now);
    }
}
