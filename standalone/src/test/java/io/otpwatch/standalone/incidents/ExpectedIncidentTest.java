package io.otpwatch.standalone.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.simulator.CauseKind;
import io.otpwatch.simulator.Scenario;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectedIncidentTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "carrier-block, CARRIER_FILTERING_SILENT, domain, 310-260",
        "'carrier-block:mode=explicit', CARRIER_FILTERING_EXPLICIT, domain, 310-260",
        "carrier-silent-filter, CARRIER_FILTERING_SILENT, domain, 310-260",
        "mailbox-drop, MAILBOX_DROP, operator, google",
        "spam-folder, SPAM_FOLDERED, operator, google",
        "provider-outage, PROVIDER_OUTAGE, provider, vonage",
        "feed-dead, FEED_BROKEN, provider, vonage",
        "slow-route, SLOW_ROUTE, domain, 310-260",
        "client-trouble, CLIENT_TROUBLE, platform, chrome-141",
        "sends-stop:channel=sms, SENDS_STOPPED, channel, sms",
    })
    void what_must_be_reported_of_a_scenario_is_its_truth(String scenario, Cause cause, String name, String value) {
        ExpectedIncident expected = of(scenario);
        assertThat(expected.cause()).isEqualTo(cause);
        assertThat(expected.scope()).isEqualTo(Scope.of(Map.of(name, value)));
        assertThat(expected.start()).isEqualTo(NOON.plusSeconds(60));
        assertThat(expected.end()).isEmpty();
    }

    @Test
    void a_pumped_number_range_is_named_by_its_digits_or_by_its_country() {
        assertThat(of("pumping").cause()).isEqualTo(Cause.PUMPING);
        assertThat(of("pumping").scopes())
                .containsExactly(
                        Scope.of(Map.of("channel", "sms", "range", "3455542")), Scope.of(Map.of("country", "ES")));
    }

    @Test
    void what_hits_all_codes_is_everything() {
        assertThat(of("sends-stop").scope().isEverything()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void each_true_cause_has_one_of_incidents(CauseKind kind) {
        ExpectedIncident expected = ExpectedIncident.of(
                new io.otpwatch.simulator.Cause(kind, Map.of(), NOON, Optional.of(NOON.plusSeconds(9))));
        assertThat(expected.cause().name()).isEqualTo(kind.name());
        assertThat(expected.end()).contains(NOON.plusSeconds(9));
    }

    private static ExpectedIncident of(String scenario) {
        return ExpectedIncident.of(
                Scenario.parse(scenario).truth(NOON, NOON.plusSeconds(300)).get(0));
    }
}
