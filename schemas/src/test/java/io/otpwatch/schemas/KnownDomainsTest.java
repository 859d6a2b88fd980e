package io.otpwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.Channel;
import io.otpwatch.rules.Domains;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownDomainsTest {
    private static final KnownDomains SHIPPED = KnownDomains.shipped();

    static List<String[]> vectors() {
        return Vectors.rows("vectors/folding.tsv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_route_is_folded_as_its_vector_says(Channel channel, String domain, String operator, String folded) {
        // Given
        Route route = new Route(channel, "ses", "login.example.com", "ZZ", domain);

        // Then
        assertThat(SHIPPED.fold(route, operator))
                .isEqualTo(new Route(channel, "ses", "login.example.com", "ZZ", folded));
        assertThat(KnownDomains.isFolded(folded)).isEqualTo(folded.contains("@"));
    }

    @Test
    void every_shipped_domain_is_an_e_mail_domain_in_its_one_spelling_and_stands_there_once() {
        // Given
        List<String> lines =
                Vectors.rows("known-domains.txt").stream().map(row -> row[0]).toList();

        // Then
        assertThat(lines)
                .hasSizeBetween(250, 400)
                .doesNotHaveDuplicates()
                .allSatisfy(domain -> assertThat(Domains.problem(domain)).isEmpty())
                .allMatch(Domains::isMail)
                .allMatch(SHIPPED::contains);
    }

    @Test
    void a_domain_that_is_added_is_a_route_of_its_own_in_whatever_spelling_it_was_given() {
        // Given
        Route own = mail("xn--bcher-kva.example");

        // When
        KnownDomains more = SHIPPED.plus(List.of("Bücher.example.", "gmail.com"));

        // Then
        assertThat(more.fold(own, "own")).isEqualTo(own);
        assertThat(more.fold(mail("acme.example"), "own")).isEqualTo(mail("other@own"));
        assertThat(more.contains("gmail.com")).isTrue();
        assertThat(more.contains("acme.example")).isFalse();
        assertThat(SHIPPED.fold(own, "own")).as("as it was").isEqualTo(mail("other@own"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jane@gmail.com | something with an @",
                "gmail | a single label",
                "310-2600 | a single label",
            })
    void what_is_no_domain_is_refused_by_position_and_shape(String raw, String shape) {
        assertThatThrownBy(() -> SHIPPED.plus(List.of("acme.example", raw, "globex.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .startsWith("known domain 2 of 3: expected an e-mail domain")
                .endsWith("; was " + shape)
                .doesNotContain("jane", "gmail", "310");
    }

    @Test
    void there_are_at_most_10_000() {
        // Given
        List<String> most = IntStream.range(0, KnownDomains.MAX)
                .mapToObj(i -> "d" + i + ".example")
                .toList();

        // Then
        assertThatThrownBy(() -> SHIPPED.plus(most))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("at most 10000 known domains; was 10\\d\\d\\d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "310-260", "unknown", "other.example"})
    void a_domain_of_an_event_is_no_folded_one(String domain) {
        assertThat(KnownDomains.isFolded(domain)).isFalse();
    }

    private static Route mail(String domain) {
        return new Route(Channel.EMAIL, "ses", "login.example.com", "ZZ", domain);
    }
}
