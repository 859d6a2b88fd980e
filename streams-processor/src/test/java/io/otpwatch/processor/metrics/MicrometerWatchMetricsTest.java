package io.otpwatch.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.correlate.RouteCounts;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrometerWatchMetricsTest {
    private static final Route ROUTE = new Route(Channel.SMS, "twilio", "acme", "US", "310-260");
    private static final String LABELS =
            "channel=\"sms\",country=\"US\",domain=\"310-260\",operator=\"t-mobile\",provider=\"twilio\"";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerWatchMetrics metrics = new MicrometerWatchMetrics(registry);

    @Test
    void a_route_has_every_series_from_its_first_count_on() {
        // When
        metrics.routeCounts(ROUTE, "t-mobile", new RouteCounts());

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
    void senders_of_one_route_share_its_series() {
        // Given
        RouteCounts delta = new RouteCounts();
        delta.addInFlight(2);

        // When
        metrics.routeCounts(ROUTE, "t-mobile", delta);
        metrics.routeCounts(new Route(Channel.SMS, "twilio", "other", "US", "310-260"), "t-mobile", delta);

        // Then
        assertThat(samples("otp_codes_in_flight")).containsExactly("otp_codes_in_flight{" + LABELS + "} 4.0");
    }

    @Test
    void domains_beyond_the_limit_share_a_label_with_their_operators() {
        // When
        for (int i = 0; i < 3 * DomainLabels.MAX; i++) {
            Route route = new Route(Channel.EMAIL, "ses", "acme", "ZZ", "d-" + i + ".example");
            metrics.routeCounts(route, "operator-" + i, new RouteCounts());
        }

        // Then
        assertThat(samples("otp_sent_total")).hasSize(DomainLabels.MAX + 1);
        assertThat(values("otp_sent_total", "domain")).contains("other").doesNotContain("d-200.example");
        assertThat(values("otp_sent_total", "operator")).contains("other").doesNotContain("operator-200");
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
