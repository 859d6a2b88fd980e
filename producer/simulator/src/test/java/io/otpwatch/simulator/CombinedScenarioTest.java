package io.otpwatch.simulator;

import static io.otpwatch.simulator.Codes.assertUsual;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several causes in one run, and what must hold in any run. */
@Tag("any-jdk")
class CombinedScenarioTest {
    private static final String WINDOW = "start=60s,end=180s";
    private static final Predicate<CodeSent> GOOGLE = Codes.having(CodeSent::getOperator, "google");
    private static final Predicate<CodeSent> SES = Codes.having(CodeSent::getProvider, "ses");

    @Test
    void two_causes_that_meet_no_code_in_common_each_show_their_own_fingerprint() {
        // When
        Codes codes = Codes.run("carrier-block:mode=explicit," + WINDOW + "+spam-folder:operator=yahoo," + WINDOW);

        // Then
        Codes blocked = codes.where(sent -> sent.getDomain().equals("310-260")).during();
        Codes spam = codes.where(sent -> sent.getOperator().equals("yahoo")).during();
        assertThat(blocked.share(seen -> seen.failed(ReasonClass.OPERATOR))).isGreaterThan(0.95);
        assertThat(spam.share(Codes.Seen::hasReceipt)).isGreaterThan(0.93);
        assertThat(spam.share(Codes.Seen::isEntered)).isLessThan(0.3);
        assertUsual(codes.where(GOOGLE).during());
    }

    @Test
    void each_cause_has_a_window_of_its_own() {
        // When
        Codes codes = Codes.run("mailbox-drop:operator=google," + WINDOW + "+mailbox-drop:operator=yahoo,start=3m");

        // Then
        assertThat(codes.where(GOOGLE).during().share(Codes.Seen::hasReceipt)).isZero();
        assertUsual(codes.where(GOOGLE).after());
        assertUsual(codes.where(sent -> sent.getOperator().equals("yahoo")).during());
        assertThat(codes.where(sent -> sent.getOperator().equals("yahoo"))
                        .after()
                        .share(Codes.Seen::hasReceipt))
                .isZero();
    }

    @Test
    void what_a_provider_in_an_outage_never_hands_on_no_mailbox_operator_can_bounce() {
        // When
        Codes codes = Codes.run("mailbox-drop:mode=bounce," + WINDOW + "+provider-outage:provider=ses," + WINDOW);

        // Then
        Codes google = codes.where(GOOGLE).during();
        assertThat(google.where(SES).share(seen -> seen.failed(ReasonClass.OPERATOR)))
                .isZero();
        assertThat(google.where(SES.negate()).share(seen -> seen.failed(ReasonClass.OPERATOR)))
                .isGreaterThan(0.95);
        assertThat(codes.where(SES).during().share(Codes.Seen::hasReceipt)).isZero();
    }

    @Test
    void spam_on_a_slow_route_is_both_late_and_in_spam() {
        // When
        Codes hit = Codes.run("spam-folder:" + WINDOW + "+slow-route:delay=30s,operator=google," + WINDOW)
                .where(GOOGLE)
                .during();

        // Then
        assertThat(hit.median(Signal.RECEIPT)).isBetween(30.0, 40.0);
        assertThat(hit.share(seen -> seen.has(EvidenceKind.SPAM))).isPositive();
        assertThat(hit.share(Codes.Seen::isEntered)).isLessThan(0.3);
    }

    @Test
    void a_dead_feed_hides_the_false_receipts_of_a_carrier_that_filters() {
        // When
        Codes hit = Codes.run("carrier-silent-filter:" + WINDOW + "+feed-dead:provider=vonage,start=60s")
                .where(sent -> sent.getDomain().equals("310-260"))
                .during();

        // Then
        Predicate<CodeSent> vonage = sent -> sent.getProvider().equals("vonage");
        assertThat(hit.where(vonage).share(Codes.Seen::hasReceipt)).isZero();
        assertThat(hit.where(vonage.negate()).share(Codes.Seen::hasReceipt)).isGreaterThan(0.95);
        assertThat(hit.share(Codes.Seen::isEntered)).isLessThan(0.08);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carrier-silent-filter",
                "mailbox-drop",
                "mailbox-drop:mode=defer",
                "mailbox-drop:mode=bounce",
                "spam-folder",
                "slow-route",
                "slow-route:delay=90s,provider=twilio",
                "client-trouble",
                "pumping",
                "sends-stop",
                "sends-stop:channel=sms,start=60s,end=90s",
                "slow-route:provider=ses+spam-folder+carrier-silent-filter+pumping:country=US"
            })
    void in_any_run_events_come_in_order_and_the_ledgers_sums_add_up(String scenario) {
        // When
        List<SimulatedEvent> events = Codes.events(scenario, 30);
        Ledger ledger = Runs.ledger(events);

        // Then
        RouteCounts total = ledger.total(Horizons.DEMO);
        long sent = total.of(Count.SENT);
        assertThat(events).isSortedAccordingTo(Comparator.comparing(SimulatedEvent::at));
        assertThat(events.stream().filter(event -> event.at().isBefore(Runs.eventTime(event))))
                .isEmpty();
        assertThat(total.of(Count.RECEIVED) + total.of(Count.FAILED) + total.of(Count.MISSING))
                .isEqualTo(sent);
        assertThat(total.of(Count.DUE_IN_TIME)
                        + total.of(Count.DUE_OVERDUE)
                        + total.of(Count.DUE_FAILED)
                        + total.of(Count.DUE_RECIPIENT))
                .isEqualTo(sent);
        assertThat(ledger.expected(Horizons.DEMO).values())
                .extracting(Expected::outcome)
                .contains(OutcomeKind.RECEIVED, OutcomeKind.FAILED, OutcomeKind.MISSING);
        assertThat(ledger.sentAnew(Horizons.DEMO)).isEmpty();
        assertThat(events).isEqualTo(Codes.events(scenario, 30));
    }
}
