package io.otpwatch.simulator;

import static io.otpwatch.simulator.Codes.assertUsual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Signal;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Carriers and mailbox operators: each cause shows the fingerprint of its row, in its scope and time only. */
@Tag("any-jdk")
class OperatorScenarioTest {
    private static final Predicate<CodeSent> CARRIER = Codes.having(CodeSent::getDomain, "310-260");
    private static final Predicate<CodeSent> GOOGLE = Codes.having(CodeSent::getOperator, "google");

    @Test
    void a_carrier_that_filters_silently_has_receipts_as_usual_and_no_entries() {
        // When
        Codes codes = Codes.run("carrier-silent-filter:start=60s,end=180s");

        // Then
        Codes hit = codes.where(CARRIER).during();
        assertThat(hit.size()).isGreaterThan(500);
        assertThat(hit.share(Codes.Seen::hasReceipt)).isGreaterThan(0.95);
        assertThat(hit.median(Signal.RECEIPT)).isBetween(2.0, 5.0);
        assertThat(hit.share(Codes.Seen::isEntered)).isLessThan(0.08); // resends after the end stand for some
        assertThat(hit.share(seen -> seen.failed(ReasonClass.OPERATOR))).isLessThan(0.02);
        assertThat(hit.firstAttempts().share(Codes.Seen::isResent)).isGreaterThan(0.5);
        assertUsual(codes.where(CARRIER).before());
        assertUsual(codes.where(CARRIER).after());
        assertUsual(codes.where(CARRIER.negate()).during());
    }

    @Test
    void without_false_receipts_nothing_is_heard() {
        // When
        Codes hit = Codes.run("carrier-silent-filter:receipts=none,carrier=262-01,start=60s,end=180s")
                .where(sent -> sent.getDomain().equals("262-01"))
                .during();

        // Then
        assertThat(hit.size()).isGreaterThan(200);
        assertThat(hit.share(Codes.Seen::hasReceipt)).isZero();
        assertThat(hit.share(seen -> seen.failed(ReasonClass.OPERATOR))).isZero();
    }

    @Test
    void a_mailbox_operator_that_drops_leaves_no_trace_at_any_of_its_domains() {
        // When
        Codes codes = Codes.run("mailbox-drop:operator=microsoft,start=60s,end=180s");

        // Then
        Codes hit = codes.where(sent -> sent.getOperator().equals("microsoft")).during();
        assertThat(hit.all().stream().map(seen -> seen.sent().getDomain()).distinct())
                .hasSize(6);
        assertThat(hit.share(Codes.Seen::hasReceipt)).isZero();
        assertThat(hit.share(Codes.Seen::isEntered)).isLessThan(0.08);
        assertThat(hit.share(seen -> seen.failures().stream()
                        .anyMatch(each -> each.failed().getReasonClass() != ReasonClass.RECIPIENT)))
                .isZero();
        assertUsual(codes.where(sent -> !sent.getOperator().equals("microsoft")).during());
        assertUsual(codes.where(sent -> sent.getOperator().equals("microsoft")).after());
    }

    @Test
    void a_mailbox_operator_that_defers_says_so_and_takes_few_codes_late() {
        // When
        Codes hit = Codes.run("mailbox-drop:mode=defer,start=60s,end=180s")
                .where(GOOGLE)
                .during();

        // Then
        assertThat(hit.share(seen -> seen.failed(ReasonClass.TEMPORARY))).isGreaterThan(0.95);
        assertThat(hit.share(Codes.Seen::hasReceipt)).isBetween(0.05, 0.25);
        assertThat(hit.median(Signal.RECEIPT)).isGreaterThan(50);
        assertThat(hit.share(Codes.Seen::isEntered)).isLessThan(0.15);
    }

    @Test
    void a_mailbox_operator_that_bounces_blames_its_policy() {
        // When
        Codes hit = Codes.run("mailbox-drop:mode=bounce,start=60s,end=180s")
                .where(GOOGLE)
                .during();

        // Then
        assertThat(hit.share(seen -> seen.failed(ReasonClass.OPERATOR))).isGreaterThan(0.95);
        assertThat(hit.all().stream()
                        .flatMap(seen -> seen.failures().stream())
                        .map(each -> each.failed().getReason()))
                .contains("policy")
                .doesNotContain("filtered");
        assertThat(hit.share(Codes.Seen::hasReceipt)).isZero();
    }

    @Test
    void spam_foldered_codes_are_delivered_seen_in_spam_and_entered_late_or_never() {
        // When
        Codes codes = Codes.run("spam-folder:start=60s,end=180s");

        // Then
        Codes hit = codes.where(GOOGLE).during();
        assertThat(hit.share(Codes.Seen::hasReceipt)).isGreaterThan(0.95);
        assertThat(hit.median(Signal.RECEIPT)).isBetween(2.0, 5.0);
        assertThat(hit.share(seen -> seen.has(EvidenceKind.SPAM))).isBetween(0.005, 0.04);
        assertThat(hit.share(seen -> seen.has(EvidenceKind.INBOX))).isZero();
        assertThat(hit.share(Codes.Seen::isEntered)).isBetween(0.02, 0.3);
        assertThat(hit.median(Signal.ENTRY)).isGreaterThan(35);
        assertThat(hit.firstAttempts().share(Codes.Seen::isResent)).isGreaterThan(0.4);
        assertUsual(codes.where(GOOGLE).before());
        assertUsual(codes.where(GOOGLE).after());
        assertUsual(codes.where(GOOGLE.negate()).during());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailbox-drop:operator=vodafone",
                "spam-folder:operator=vodafone",
                "carrier-silent-filter:carrier=gmail.com"
            })
    void a_cause_is_refused_where_it_cannot_be(String scenario) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codes.run(scenario))
                .withMessageContaining("touches no traffic");
    }
}
