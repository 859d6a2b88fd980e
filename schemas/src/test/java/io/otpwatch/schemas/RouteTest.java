package io.otpwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.rules.Domains;
import io.otpwatch.rules.RouteFields;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static final Route SMS = new Route(Channel.SMS, "twilio", "acme", "US", "310-260");

    @Test
    void the_key_is_channel_provider_sender_country_and_domain_with_tabs_between() {
        assertThat(SMS.key()).isEqualTo("SMS\ttwilio\tacme\tUS\t310-260");
        assertThat(new Route(Channel.EMAIL, "ses", "acme bank", "ZZ", "other@own").key())
                .isEqualTo("EMAIL\tses\tacme bank\tZZ\tother@own");
    }

    @Test
    void routes_that_differ_have_different_keys() {
        // Given
        List<Route> routes = List.of(
                SMS,
                new Route(Channel.OTHER, "twilio", "acme", "US", "310-260"),
                new Route(Channel.SMS, "vonage", "acme", "US", "310-260"),
                new Route(Channel.SMS, "twilio", "22395", "US", "310-260"),
                new Route(Channel.SMS, "twilio", "acme", "CA", "310-260"),
                new Route(Channel.SMS, "twilio", "acme", "US", "310-410"),
                new Route(Channel.SMS, "twilio acme", "acme", "US", "310-260"),
                new Route(Channel.SMS, "twilio", "acme acme", "US", "310-260"));

        // Then
        assertThat(routes).extracting(Route::key).doesNotHaveDuplicates();
    }

    @Test
    void a_name_cannot_hold_what_stands_between_the_fields_of_the_key() {
        assertThat(RouteFields.nameProblem("twilio\tacme")).isPresent();
        assertThat(Domains.problem("gmail.com\t")).isPresent();
    }

    @Test
    void a_route_is_the_same_in_send_and_health() {
        // Given
        CodeSent sent = EventFixtures.sent().build();
        List<RouteHealth> health = Vectors.rows("vectors/wire.tsv").stream()
                .filter(row -> row[0].equals(Topics.ROUTE_HEALTH.name()))
                .map(row -> Topics.ROUTE_HEALTH.serde().decode(HexFormat.of().parseHex(row[2])))
                .toList();

        // Then
        assertThat(Route.of(sent)).isEqualTo(SMS);
        assertThat(health).extracting(Route::of).contains(SMS);
    }
}
