package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.processor.correlate.IdKey;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.schemas.Route;
import org.junit.jupiter.api.Test;

class PackedCodeTest {
    private static final Route ROUTE = new Route(Channel.SMS, "twilio", "22395", "US", "310-260");

    @Test
    void evidence_is_for_its_code_or_for_all_of_its_challenge() {
        // Given
        byte[] send = PackedCode.send(id("c2937006-64e5-415d-b9d5-097974256655"), new byte[] {1, 2});
        // When, Then
        assertThat(PackedCode.isFor(PackedCode.evidence(id("c2937006-64e5-415d-b9d5-097974256655"), true), send))
                .isTrue();
        assertThat(PackedCode.isFor(PackedCode.evidence(id("another"), true), send))
                .isFalse();
        assertThat(PackedCode.isFor(PackedCode.evidence(id("another"), false), send))
                .isTrue();
    }

    @Test
    void a_route_means_the_same_in_every_task() {
        // Given
        RouteDictionary routes = new RouteDictionary();
        int number = routes.number(ROUTE, "t-mobile");
        byte[] send = PackedCode.send(id("a"), new RouteText(routes).of(number));
        // When
        RouteDelta delta = RouteText.delta(send, PackedCode.ID_BYTES);
        // Then
        assertThat(new Route(
                        delta.getChannel(),
                        delta.getProvider(),
                        delta.getSender(),
                        delta.getCountry(),
                        delta.getDomain()))
                .isEqualTo(ROUTE);
        assertThat(delta.getOperator()).isEqualTo("t-mobile");
    }

    private static IdKey id(String text) {
        IdKey id = new IdKey();
        id.read(text);
        return id;
    }
}
