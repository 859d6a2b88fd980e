package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.rules.RecipientKey;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.rules.Recipients;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private static final RecipientKey KEY = RecipientKeys.random("k1");

    private final Destinations destinations = Destinations.of(RecipientKeys.of(KEY, RecipientKeys.random("k0")));

    @Test
    void an_address_becomes_its_domain_operator_and_keyed_hash() {
        // When
        Destination gmail = destinations.email(" Jane.Doe@GMail.com ");
        Destination unknown = destinations.email("jörg@Bücher.example");

        // Then
        assertThat(gmail)
                .isEqualTo(new Destination(
                        Channel.EMAIL,
                        "ZZ",
                        "gmail.com",
                        "google",
                        null,
                        Recipients.email(KEY, "jane.doe@gmail.com"),
                        "k1"));
        assertThat(unknown.domain()).isEqualTo("xn--bcher-kva.example");
        assertThat(unknown.operator()).isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource({
        "+49 1511 2345678,  DE, 262-01,  deutsche-telekom, +491511234",
        "+49 (0)1573/2345678, DE, 262-03, telefonica,      +491573234",
        "+2348031234567,    NG, 621-30,  mtn,              +234803123",
        "+39 333 1234567,   IT, 222-01,  tim,              +39333123",
        "+39 06 12345678,   IT, unknown, other,            +39061234",
        "+44 7400 123456,   GB, unknown, other,            +44740012",
        "+1 415 555 2671,   US, unknown, other,            +1415555",
        "+1 604 555 2671,   CA, unknown, other,            +1604555",
        "+881612345678,     ZZ, unknown, other,            +88161234"
    })
    void a_number_becomes_its_country_first_carrier_and_range(
            String number, String country, String domain, String operator, String range) {
        // When
        Destination destination = destinations.phone(number);

        // Then
        String e164 = number.replace("(0)", "").replaceAll("[^+0-9]", "");
        assertThat(destination)
                .isEqualTo(new Destination(
                        Channel.SMS, country, domain, operator, range, Recipients.phone(KEY, e164), "k1"));
    }

    @Test
    void what_a_look_up_says_wins_over_the_prefix() {
        // When
        Destination moved = destinations.phone("+4915112345678", "262-02");
        Destination american = destinations.phone("+14155552671", "310-260");
        Destination unheardOf = destinations.phone("+14155552671", "310-999");

        // Then
        assertThat(moved.domain()).isEqualTo("262-02");
        assertThat(moved.operator()).isEqualTo("vodafone");
        assertThat(american.operator()).isEqualTo("deutsche-telekom");
        assertThat(unheardOf.operator()).isEqualTo("other");
    }

    @Test
    void with_a_default_region_numbers_may_be_as_dialled_there() {
        // Given
        Destinations german = Destinations.of(RecipientKeys.of(KEY), "de");

        // Then
        assertThat(german.phone("0151 12345678")).isEqualTo(destinations.phone("+4915112345678"));
        assertThat(german.phone("+14155552671")).isEqualTo(destinations.phone("+14155552671"));
        refuses("0151 12345678", () -> destinations.phone("0151 12345678"));
        assertThatThrownBy(() -> Destinations.of(RecipientKeys.of(KEY), "Germany"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jane", "+123", "+49151123456789012", "+999 12345678", "jane@example.com", "٠١٢"})
    void what_is_no_number_is_refused_by_its_shape(String number) {
        refuses(number, () -> destinations.phone(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jane", "@example.com", "jane@localhost", "jane@exa mple.com", "jane@310-260"})
    void what_is_no_address_is_refused_by_its_shape(String address) {
        refuses(address, () -> destinations.email(address));
    }

    @Test
    void what_is_no_carrier_is_refused_by_its_shape() {
        refuses("T-Mobile", () -> destinations.phone("+14155552671", "T-Mobile"));
        refuses("gmail.com", () -> destinations.phone("+14155552671", "gmail.com"));
        refuses("unknown", () -> destinations.phone("+14155552671", "unknown"));
    }

    private static void refuses(String raw, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(raw.isEmpty() || !words(e).contains(raw)).as(e.getMessage()).isTrue());
    }

    private static List<String> words(Throwable e) {
        return Arrays.asList(e.getMessage().split("[ ,;]"));
    }
}
