package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.processor.correlate.InFlight.Applied;
import io.otpwatch.schemas.Horizons;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InFlightLimitsTest {
    private static final int BYTES_A_CODE = 100;

    private final Recorder effects = new Recorder();
    private final RouteDictionary routes = new RouteDictionary();
    private final int route = routes.number(Entries.SMS, "t-mobile");
    private final InFlight inFlight = new InFlight(routes);

    @BeforeEach
    void horizons() {
        inFlight.setHorizons(Horizons.of(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    }

    @Test
    void the_slot_beyond_a_challenges_limit_is_refused_and_nothing_else_is_hurt() {
        // Given
        for (int i = 0; i < Chains.MAX; i++) {
            assertThat(send("c-full", "code-" + i)).isEqualTo(Applied.CHANGED);
        }
        long size = inFlight.size();

        // When
        Applied send = send("c-full", "code-one-too-many");
        Applied evidence = inFlight.apply(Entries.receipt("c-full", "code-unknown", route, START), effects);
        Applied failure = inFlight.apply(Entries.failed("c-full", "code-unknown", route, START), effects);

        // Then
        assertThat(send).isEqualTo(Applied.CHALLENGE_TOO_LONG);
        assertThat(evidence).isEqualTo(Applied.CHALLENGE_TOO_LONG);
        assertThat(failure).isEqualTo(Applied.CHALLENGE_TOO_LONG);
        assertThat(inFlight.size()).isEqualTo(size);
        assertThat(effects.counts(route).sent()).isEqualTo(Chains.MAX);
    }

    @Test
    void a_challenge_at_its_limit_is_judged_as_any_other() {
        // Given
        for (int i = 0; i < Chains.MAX; i++) {
            send("c-full", "code-" + i);
        }
        send("c-full", "code-one-too-many");
        send("c-other", "code-other");

        // When
        inFlight.apply(Entries.receipt("c-full", "code-200", route, START), effects);
        inFlight.apply(Entries.receipt("c-other", "code-other", route, START), effects);
        time(START + 31_000);

        // Then
        assertThat(effects.outcomes).hasSize(Chains.MAX + 1).doesNotContainKey("code-one-too-many");
        assertThat(effects.outcomes)
                .containsEntry("code-200", OutcomeKind.RECEIVED)
                .containsEntry("code-other", OutcomeKind.RECEIVED)
                .containsEntry("code-201", OutcomeKind.MISSING);
        time(START + 200_000);
        assertThat(send("c-full", "code-later")).isEqualTo(Applied.CHANGED);
    }

    @Test
    void a_million_codes_in_flight_cost_less_than_a_hundred_bytes_each() {
        // Given
        Random random = new Random(42);
        Entry sent = Entries.sent("c", "code", route, START);
        sent.challenge.text = null;
        sent.code.text = null;

        for (int size = 1; size <= 1_000_000; size++) {
            // When
            sent.challenge.hi = random.nextLong();
            sent.challenge.lo = random.nextLong();
            sent.code.hi = random.nextLong();
            sent.code.lo = random.nextLong();
            sent.appendedAt = START + size / 1_000;
            inFlight.apply(sent, effects);

            // Then
            if (size >= 20_000 && size % 10_000 == 0) {
                assertThat(inFlight.bytes() / inFlight.size())
                        .as("bytes a code at %d codes", size)
                        .isLessThan(BYTES_A_CODE);
            }
        }
        assertThat(inFlight.size()).isEqualTo(1_000_000);
    }

    @Test
    void memory_is_given_back_when_codes_are_closed_and_forgotten() {
        // Given
        for (int i = 0; i < 100_000; i++) {
            send("c-" + i, "code-" + i);
        }
        long peak = inFlight.bytes();

        // When
        time(START + 31_000);
        time(START + 91_000);

        // Then
        assertThat(inFlight.size()).isZero();
        assertThat(inFlight.bytes()).isLessThan(peak / 4);
    }

    private Applied send(String challenge, String code) {
        return inFlight.apply(Entries.sent(challenge, code, route, START), effects);
    }

    private void time(long step) {
        inFlight.apply(new Entry().time(step, Integer.MAX_VALUE), effects);
    }
}
