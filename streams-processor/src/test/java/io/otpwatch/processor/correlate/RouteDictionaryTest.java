package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.schemas.Route;
import org.junit.jupiter.api.Test;

class RouteDictionaryTest {
    private final RouteDictionary routes = new RouteDictionary();

    @Test
    void numbers_are_dense_and_stay() {
        // When
        int sms = routes.number(Entries.SMS, "t-mobile");
        int email = routes.number(Entries.EMAIL, "google");

        // Then
        assertThat(sms).isZero();
        assertThat(email).isEqualTo(1);
        assertThat(routes.number(Entries.SMS, "t-mobile")).isZero();
        assertThat(routes.route(email)).isEqualTo(new RouteDictionary.Named(Entries.EMAIL, "google"));
        assertThat(routes.channelOrdinal(sms)).isEqualTo(Channel.SMS.ordinal());
        assertThat(routes.channelOrdinal(email)).isEqualTo(Channel.EMAIL.ordinal());
        assertThat(routes.folds()).isZero();
    }

    @Test
    void beyond_the_limit_a_domain_is_folded_into_its_operators_others() {
        // Given
        fill(RouteDictionary.MAX);
        int known = routes.number(email("domain-7.example"), "google");

        // When
        int one = routes.number(email("one.example"), "google");
        int two = routes.number(email("two.example"), "google");
        int other = routes.number(email("two.example"), "microsoft");

        // Then
        assertThat(known).isEqualTo(7);
        assertThat(two).isEqualTo(one).isNotEqualTo(other);
        assertThat(routes.route(one).route().domain()).isEqualTo("other@google");
        assertThat(routes.route(one).route().channel()).isEqualTo(Channel.EMAIL);
        assertThat(routes.folds()).isEqualTo(3);
    }

    @Test
    void whatever_strangers_choose_the_number_of_routes_stays_bounded() {
        // Given
        fill(RouteDictionary.MAX);

        // When
        for (int i = 0; i < 3 * RouteDictionary.MAX; i++) {
            Channel channel = Channel.values()[i % 3];
            routes.number(new Route(channel, "p-" + i, "acme", "ZZ", "d-" + i + ".example"), "o-" + i);
        }

        // Then
        assertThat(routes.size()).isLessThanOrEqualTo(2 * RouteDictionary.MAX + Channel.values().length);
        int last = routes.number(new Route(Channel.SMS, "new", "new", "US", "310-260"), "new");
        assertThat(routes.route(last).route()).isEqualTo(new Route(Channel.SMS, "other", "other", "ZZ", "other"));
        assertThat(routes.channelOrdinal(last)).isEqualTo(Channel.SMS.ordinal());
    }

    @Test
    void a_cleared_dictionary_counts_from_zero() {
        // Given
        routes.number(Entries.SMS, "t-mobile");

        // When
        routes.clear();

        // Then
        assertThat(routes.size()).isZero();
        assertThat(routes.number(Entries.EMAIL, "google")).isZero();
        assertThat(routes.channelOrdinal(0)).isEqualTo(Channel.EMAIL.ordinal());
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            routes.number(email("domain-" + i + ".example"), "google");
        }
    }

    private static Route email(String domain) {
        return new Route(Channel.EMAIL, "ses", "acme", "ZZ", domain);
    }
}
