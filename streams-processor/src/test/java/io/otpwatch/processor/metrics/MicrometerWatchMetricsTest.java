package io.otpwatch.processor.metrics;

import static io.otpwatch.processor.metrics.Healths.ROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.events.Channel;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrometerWatchMetricsTest {
    private static final String LABELS =
            "channel=\"sms\",country=\"US\",domain=\"310-260\",operator=\"t-mobile\",provider=\"twilio\"";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerWatchMetrics metrics = new MicrometerWatchMetrics(registry);

    @Test
    void a_route_has_every_series_from_its_first_count_on() {
        // When
        metrics.watched(Healths.of(ROUTE, 100, 0));

        // Then
        assertThat(samples("otp_sent_total", "otp_late_total", "otp_duplicate_sends_total", "otp_unmatched_total"))
                .containsExactlyInAnyOrder(
                        "otp_sent_total{" + LABELS + "} 0.0",
                        "otp_late_total{" + LABELS + "} 0.0",
                        "otp_duplicate_sends_total{" + LABELS + "} 0.0",
                        "otp_unmatched_total{" + LABELS + "} 0.0");
        assertThat(samples("otp_challenges_total", "otp_codes_in_flight"))
                .containsExactlyInAnyOrder(
                        "otp_challenges_total{" + LABELS + "} 0.0", "otp_codes_in_flight{" + LABELS + "} 0.0");
        assertThat(values("otp_outcomes_total", "outcome")).containsExactlyInAnyOrder("failed", "missing", "received");
        assertThat(values("otp_due_total", "result"))
                .containsExactlyInAnyOrder("failed", "in_time", "overdue", "recipient");
        assertThat(values("otp_entries_total", "resend")).containsExactlyInAnyOrder("no", "yes");
    }

    @Test
    void every_reason_of_rejection_is_there_at_zero() {
        assertThat(values("otp_dead_letters_total", "reason"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Rejection.values()).map(Rejection::label).toList());
        assertThat(samples("otp_dead_letters_total")).allMatch(sample -> sample.endsWith(" 0.0"));
    }

    @Test
    void rejections_are_counted_under_their_reason() {
        // When
        metrics.rejected(Rejection.MALFORMED, 3);
        metrics.rejected(Rejection.MALFORMED, 2);

        // Then
        assertThat(samples("otp_dead_letters_total")).contains("otp_dead_letters_total{reason=\"malformed\"} 5.0");
    }

    @Test
    void only_what_came_since_a_route_is_watched_here_is_counted() {
        // Given
        RouteHealth before = Healths.of(ROUTE, 100, 7);
        metrics.watched(before);

        // When
        metrics.changed(before, Healths.of(ROUTE, 103, 2));

        // Then
        assertThat(samples("otp_sent_total")).containsExactly("otp_sent_total{" + LABELS + "} 3.0");
        assertThat(samples("otp_codes_in_flight")).containsExactly("otp_codes_in_flight{" + LABELS + "} 2.0");
    }

    @Test
    void each_total_has_its_series() {
        // Given
        RouteHealth nothing = Healths.of(ROUTE, 0, 0);
        metrics.watched(nothing);

        // When
        metrics.changed(nothing, Healths.of(ROUTE, 100, 0));

        // Then
        assertThat(values("otp_due_total", "result", 6, 7, 8, 9))
                .containsExactlyInAnyOrder("in_time", "recipient", "failed", "overdue");
        assertThat(values("otp_outcomes_total", "outcome", 10, 11, 12 + 13 + 14 + 15 + 16))
                .containsExactlyInAnyOrder("received", "missing", "failed");
        assertThat(values("otp_failures_total", "reason", 12, 13, 14, 15, 16))
                .containsExactlyInAnyOrder("recipient", "operator", "sender", "provider", "unknown");
        assertThat(values("otp_entries_total", "resend", 5 - 4, 4)).containsExactlyInAnyOrder("no", "yes");
        assertThat(samples("otp_challenges_total", "otp_receipts_total", "otp_stale_total"))
                .extracting(sample -> sample.substring(sample.lastIndexOf(' ') + 1))
                .containsExactlyInAnyOrder("2.0", "3.0", "1.0");
        assertThat(samples("otp_temporary_failures_total", "otp_late_total", "otp_duplicate_sends_total"))
                .extracting(sample -> sample.substring(sample.lastIndexOf(' ') + 1))
                .containsExactlyInAnyOrder("17.0", "18.0", "19.0");
        assertThat(samples("otp_unmatched_total")).containsExactly("otp_unmatched_total{" + LABELS + "} 20.0");
    }

    @Test
    void senders_of_one_route_share_its_series() {
        // When
        metrics.watched(Healths.of(ROUTE, 0, 2));
        metrics.watched(Healths.of(new Route(Channel.SMS, "twilio", "other", "US", "310-260"), 0, 2));

        // Then
        assertThat(samples("otp_codes_in_flight")).containsExactly("otp_codes_in_flight{" + LABELS + "} 4.0");
    }

    @Test
    void a_route_that_leaves_takes_its_codes_in_flight_along_and_no_count_falls() {
        // Given
        RouteHealth nothing = Healths.of(ROUTE, 0, 0);
        RouteHealth now = Healths.of(ROUTE, 5, 4);
        metrics.watched(nothing);
        metrics.changed(nothing, now);

        // When
        metrics.left(now);

        // Then
        assertThat(samples("otp_codes_in_flight")).containsExactly("otp_codes_in_flight{" + LABELS + "} 0.0");
        assertThat(samples("otp_sent_total")).containsExactly("otp_sent_total{" + LABELS + "} 5.0");
        assertThat(samples("otp_routes")).contains("otp_routes{state=\"good\"} 0.0");
    }

    @Test
    void routes_are_counted_by_what_is_said_of_them() {
        // Given
        RouteHealth good = Healths.of(ROUTE, "t-mobile", RouteState.GOOD, 0, 0);
        metrics.watched(good);

        // When
        metrics.changed(good, Healths.of(ROUTE, "t-mobile", RouteState.MONITOR_LAGS, 0, 0));

        // Then
        assertThat(samples("otp_routes"))
                .contains("otp_routes{state=\"monitor_lags\"} 1.0", "otp_routes{state=\"good\"} 0.0");
    }

    @Test
    void domains_beyond_the_limit_share_a_label_with_their_operators() {
        // When
        for (int i = 0; i < 3 * DomainLabels.MAX; i++) {
            Route route = new Route(Channel.EMAIL, "ses", "acme", "ZZ", "d-" + i + ".example");
            metrics.watched(Healths.of(route, "operator-" + i, RouteState.GOOD, 0, 0));
        }

        // Then
        assertThat(samples("otp_sent_total")).hasSize(DomainLabels.MAX + 1);
        assertThat(values("otp_sent_total", "domain")).contains("other").doesNotContain("d-200.example");
        assertThat(values("otp_sent_total", "operator")).contains("other").doesNotContain("operator-200");
    }

    /** The label's values in samples that have one of these values, each of which must occur. */
    private List<String> values(String name, String label, long... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> samples(name).stream()
                        .filter(sample -> sample.endsWith("} " + count + ".0"))
                        .map(sample -> sample.replaceAll(".*[{,]" + label + "=\"([^\"]*)\".*", "$1"))
                        .toList())
                .peek(found -> assertThat(found).hasSize(1))
                .map(found -> found.get(0))
                .toList();
    }

    private List<String> samples(String... names) {
        return registry.scrape()
                .lines()
                .filter(line -> Arrays.stream(names).anyMatch(name -> line.startsWith(name + "{")))
                .toList();
    }

    private List<String> values(String name, String label) {
        return samples(name).stream()
                .map(sample -> sample.replaceAll(".*[{,]" + label + "=\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
