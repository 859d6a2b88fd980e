package io.otpwatch.simulator;

import static io.otpwatch.simulator.Codes.assertUsual;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.schemas.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users do: each cause shows the fingerprint of its row, in its scope and time only. */
@Tag("any-jdk")
class UserScenarioTest {
    private static final String RANGE = "+3455542";
    private static final Predicate<CodeSent> CHROME = Codes.having(CodeSent::getClientPlatform, "chrome-141");
    private static final Predicate<CodeSent> PUMPED = Codes.having(CodeSent::getNumberRange, RANGE);

    @Test
    void codes_for_a_broken_client_are_delivered_and_not_entered_or_wrong_or_expired() {
        // When
        Codes codes = Codes.run("client-trouble:start=60s,end=180s");

        // Then
        Codes hit = codes.where(CHROME).during().firstAttempts();
        assertThat(hit.share(Codes.Seen::hasReceipt)).isGreaterThan(0.95);
        assertThat(hit.median(Signal.RECEIPT)).isLessThan(6);
        assertThat(hit.share(Codes.Seen::isEntered)).isLessThan(0.15); // of those who came after its end
        assertThat(hit.share(seen -> seen.has(EvidenceKind.ENTERED_WRONG))).isBetween(0.1, 0.25);
        assertThat(hit.share(seen -> seen.has(EvidenceKind.ENTERED_EXPIRED))).isBetween(0.05, 0.15);
        assertThat(operators(hit)).isEqualTo(operators(codes.during()));
        assertUsual(codes.where(CHROME.negate()).during());
        assertUsual(codes.where(CHROME).before());
        assertUsual(codes.where(CHROME).after());
    }

    @Test
    void every_client_may_be_broken_at_once() {
        // When
        Codes codes = Codes.run("client-trouble:platform=all,start=60s,end=180s");

        // Then
        assertThat(codes.during().share(Codes.Seen::hasReceipt)).isGreaterThan(0.95);
        assertThat(codes.during().share(Codes.Seen::isEntered)).isLessThan(0.15);
        assertUsual(codes.after());
    }

    @Test
    void pumping_raises_the_codes_of_one_range_which_are_delivered_and_never_entered() {
        // When
        Codes codes = Codes.run("pumping:range=" + RANGE + ",factor=5,start=60s,end=180s");

        // Then
        Codes pumped = codes.where(PUMPED).during();
        Codes country = codes.where(sent -> sent.getCountry().equals("ES")).during();
        double usual = country.size() - pumped.size();
        assertThat(country.size() / usual).isBetween(4.3, 5.7);
        assertThat(pumped.share(Codes.Seen::hasReceipt)).isGreaterThan(0.95);
        assertThat(pumped.share(Codes.Seen::isEntered)).isLessThan(0.01); // by those of the range who do log in
        long ofOneCarrier =
                pumped.all().stream().collect(groupingBy(seen -> seen.sent().getDomain(), counting())).values().stream()
                        .max(naturalOrder())
                        .orElseThrow();
        assertThat((double) ofOneCarrier / pumped.size()).isGreaterThan(0.95); // the others log in
        assertThat(codes.where(PUMPED).before().size()).isLessThan(5);
        assertThat(codes.where(PUMPED).after().size()).isLessThan(5);
    }

    @Test
    void pumping_a_country_spreads_over_its_carriers_and_ranges() {
        // When
        Codes codes = Codes.run("pumping:country=BR,factor=3,start=60s,end=180s")
                .where(sent -> sent.getCountry().equals("BR"));

        // Then
        assertThat(operators(codes.during())).hasSize(3);
        assertThat(codes.during().share(Codes.Seen::hasReceipt)).isGreaterThan(0.95);
        assertThat(codes.during().share(Codes.Seen::isEntered)).isBetween(0.2, 0.4);
        assertUsual(codes.before());
        assertUsual(codes.after());
    }

    @Test
    void pumped_codes_come_on_top_of_the_very_traffic_that_there_would_be() {
        // Given
        List<SimulatedEvent> healthy = Codes.events("healthy");

        // When
        Set<SimulatedEvent> pumped = new HashSet<>(Codes.events("pumping:start=60s,end=180s"));

        // Then
        assertThat(pumped).hasSizeGreaterThan(healthy.size());
        assertThat(pumped.containsAll(healthy)).isTrue(); // AssertJ would compare each with each
    }

    private static Set<String> operators(Codes codes) {
        return codes.all().stream().map(seen -> seen.sent().getOperator()).collect(Collectors.toSet());
    }
}
