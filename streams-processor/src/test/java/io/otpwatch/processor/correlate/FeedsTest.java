package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.schemas.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedsTest {
    private final RouteDictionary routes = new RouteDictionary();
    private final Feeds feeds = new Feeds(routes);

    @Test
    void a_feed_has_come_as_far_as_its_latest_receipt_and_no_further_than_append_time() {
        // When
        observe("twilio", 5_000, 5_500);
        observe("twilio", 4_000, 6_000);
        observe("vonage", 9_000, 7_000);

        // Then
        assertThat(feeds.all()).containsOnly(Map.entry("twilio", 5_000L), Map.entry("vonage", 7_000L));
    }

    @Test
    void receipts_that_nobody_reported_are_no_feed() {
        // When
        observe("unknown", 5_000, 5_500);

        // Then
        assertThat(feeds.all()).isEmpty();
    }

    @Test
    void providers_beyond_the_limit_are_not_followed() {
        // When
        for (int i = 0; i < 2 * Feeds.MAX; i++) {
            observe("p-" + i, 5_000, 5_000);
        }

        // Then
        assertThat(feeds.all()).hasSize(Feeds.MAX).containsKey("p-0");
    }

    @Test
    void what_is_restored_goes_on() {
        // Given
        observe("twilio", 5_000, 5_500);
        Feeds next = new Feeds(new RouteDictionary());

        // When
        next.restore(feeds.all());

        // Then
        assertThat(next.all()).isEqualTo(feeds.all());
    }

    private void observe(String provider, long receivedAt, long appendedAt) {
        feeds.observe(routes.number(Route.unmatched(provider), "unknown"), receivedAt, appendedAt);
    }
}
