package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.otpwatch.events.Channel;
import io.otpwatch.events.LatencyVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.localise.Scope;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FactsOfTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final Scope TWILIO_ES = Scope.of(Map.of("provider", "twilio", "country", "ES"));

    @Test
    void a_provider_that_sends_for_another_is_no_more_challenges() {
        assertThat(times(route("twilio", 20, 100), route("vonage", 80, 0)).getAsDouble())
                .isCloseTo(1, offset(1e-9));
    }

    @Test
    void more_challenges_by_one_provider_are_more_challenges() {
        assertThat(times(route("twilio", 20, 100), route("vonage", 80, 80)).getAsDouble())
                .isCloseTo(5, offset(1e-9));
    }

    private static OptionalDouble times(RouteVerdict... routes) {
        Leaves leaves = new Leaves(1);
        leaves.take(new Verdicts("otpwatch", 0, 0, 1, NOW, false, false, List.of(), List.of(), List.of(routes)));
        return FactsOf.of(leaves, TWILIO_ES, NOW - 60_000, NOW, Map.of()).sendsFactor();
    }

    private static RouteVerdict route(String provider, double usual, long lately) {
        LatencyVerdict latency = new LatencyVerdict(0L, 0L);
        List<Integer> none = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new RouteVerdict(
                Channel.SMS,
                provider,
                "acme",
                "ES",
                "214-07",
                "movistar",
                null,
                usual,
                lately,
                1_000L,
                none,
                none,
                latency,
                latency,
                List.of(),
                List.of());
    }
}
