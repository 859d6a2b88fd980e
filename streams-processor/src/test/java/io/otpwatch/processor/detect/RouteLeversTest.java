package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Lever;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Pinned;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.Terms;
import io.otpwatch.processor.score.Trials;
import io.otpwatch.schemas.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteLeversTest {
    private static final long NOW = 1_767_268_800L;
    private static final Named ROUTE = new Named(new Route(Channel.SMS, "twilio", "acme", "US", "310-260"), "tmobile");
    private static final Named OTHER = new Named(new Route(Channel.SMS, "vonage", "acme", "US", "310-260"), "tmobile");

    @Test
    void a_pin_is_what_a_route_in_its_scope_is_judged_by() throws BadLever {
        // Given
        Levers levers = Levers.NONE.with(
                "pin\tprovider=twilio\tRECEIPT",
                new Lever(
                        "pin",
                        "provider=twilio",
                        Map.of("signal", "RECEIPT", "p", "0.6", "p50", "5000", "p95", "40000"),
                        NOW));
        Detector detector = detector();

        // When
        detector.renewalDue(NOW);
        detector.renewTerms(NOW, RouteLevers.of(levers, ROUTE));

        // Then
        assertThat(RouteLevers.of(levers, ROUTE).pinned(Signal.RECEIPT)).contains(new Pinned(0.6, 5, 40));
        assertThat(detector.watch(Signal.RECEIPT).terms().basis()).isEqualTo(Terms.Basis.PINNED);
        assertThat(detector.watch(Signal.RECEIPT).terms().normal().usual()).isEqualTo(0.6);
        assertThat(detector.watch(Signal.ENTRY).terms().basis()).isEqualTo(Terms.Basis.PRIOR);
        assertThat(RouteLevers.of(levers, OTHER).pinned(Signal.RECEIPT)).isEmpty();
    }

    @Test
    void a_new_normal_of_a_time_to_come_accepts_nothing_yet() throws BadLever {
        // Given
        Levers levers = Levers.NONE.with(
                "new-normal\tdomain=310-260",
                new Lever("new-normal", "domain=310-260", Map.of("since", Long.toString(NOW * 1000)), NOW));

        // When
        RouteLevers ofRoute = RouteLevers.of(levers, ROUTE);

        // Then
        assertThat(ofRoute.acceptedUntil(NOW - 1)).isEmpty();
        assertThat(ofRoute.acceptedUntil(NOW)).hasValue(NOW + 120);
    }

    private static Detector detector() {
        return new Detector(600, new Kin(Channel.SMS, "US", "tmobile", "310-260"), new Beliefs(1), new Trials());
    }
}
