package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.recovered;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.AdviceCondition;
import io.otpwatch.events.AdviceItem;
import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.incident.CauseScenes.Scene;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
    private static final Facts LOST = with(facts(Channel.SMS, down(0.93, 0.03), down(0.65, 0.02)), silent());

    private final List<Advice> published = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CARRIER_FILTERING_EXPLICIT | SMS 310-260: OFFER_AUTHENTICATOR OTHER_CHANNEL",
                "CARRIER_FILTERING_SILENT | SMS 310-260: OFFER_AUTHENTICATOR OTHER_CHANNEL",
                "MAILBOX_DROP | EMAIL gmail.com, EMAIL googlemail.com: OFFER_AUTHENTICATOR OTHER_CHANNEL"
                        + " WAIT_BEFORE_RESEND 120",
                "SPAM_FOLDERED | EMAIL gmail.com, EMAIL googlemail.com: CHECK_SPAM OFFER_AUTHENTICATOR",
                "PROVIDER_OUTAGE | SMS *: OTHER_PROVIDER OFFER_AUTHENTICATOR if provider=vonage",
                "PROVIDER_SILENT | SMS *: OFFER_AUTHENTICATOR if provider=vonage",
                "SLOW_ROUTE | SMS 310-260: WAIT_BEFORE_RESEND 150 OFFER_AUTHENTICATOR",
                "PUMPING | SMS *: LIMIT_SENDS if country=ES",
                "PENDING | SMS 310-260: WAIT_BEFORE_RESEND 60 OFFER_AUTHENTICATOR",
                "UNCLEAR | SMS *: OFFER_AUTHENTICATOR if country=ES",
                "CLIENT_TROUBLE | nothing",
                "FEED_BROKEN | nothing",
                "SENDS_STOPPED | nothing",
                "MONITOR_LAGS | nothing",
            })
    void each_cause_has_its_advice(Cause cause, String expected) {
        // Given
        Scene scene = CauseScenes.all().stream()
                .filter(each -> each.cause() == cause)
                .findFirst()
                .orElseThrow();
        // When
        List<Advice> advice =
                new Incidents(IncidentSettings.DEFAULT).step(scene.step()).advice();
        // Then
        assertThat(text(advice)).isEqualTo(expected);
    }

    @Test
    void it_counts_for_five_minutes_is_renewed_in_time_and_withdrawn_at_the_end() {
        // Given
        Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
        Finding carrier = receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST);
        // When
        for (long second = 0; second <= 360; second++) {
            published.addAll(incidents.step(step(NOON + second * 1000, carrier)).advice());
        }
        published.addAll(incidents
                .step(recovered(step(NOON + 361_000), "domain=310-260"))
                .advice());
        published.addAll(incidents.step(step(NOON + 362_000)).advice());
        // Then
        assertThat(published).extracting(Advice::getSequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(published).extracting(Advice::getValidFrom).containsOnly(NOON);
        assertThat(published)
                .extracting(Advice::getValidUntil)
                .containsExactly(NOON + 300_000, NOON + 450_000, NOON + 600_000, NOON + 361_000);
        assertThat(published).extracting(Advice::getWithdrawn).containsExactly(false, false, false, true);
        assertThat(published.get(3).getItems()).isEmpty();
    }

    @Test
    void two_incidents_of_one_domain_are_one_advice() {
        // When
        List<Advice> advice = new Incidents(IncidentSettings.DEFAULT)
                .step(step(
                        NOON,
                        receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST),
                        receipt(Label.LOSS, "provider=vonage domain=310-260", NOON - MINUTE, LOST)))
                .advice();
        // Then
        assertThat(text(advice))
                .isEqualTo("SMS 310-260: OFFER_AUTHENTICATOR OTHER_CHANNEL OTHER_PROVIDER if provider=vonage"
                        + " OFFER_AUTHENTICATOR if provider=vonage OTHER_CHANNEL if provider=vonage");
    }

    @Test
    void a_number_range_has_no_routes_and_its_advice_is_for_sms() {
        // Given
        Facts pumped = Scenes.sends(facts(Channel.SMS, Scenes.normal(0.93), down(0.65, 0.1)), 5);
        // When
        List<Advice> advice = new Incidents(IncidentSettings.DEFAULT)
                .step(step(NOON, Scenes.entry(Label.LOSS, "range=+3461234", NOON - MINUTE, pumped)))
                .advice();
        // Then
        assertThat(text(advice)).isEqualTo("SMS *: LIMIT_SENDS if range=+3461234");
    }

    @Test
    void advice_is_for_show_only_unless_it_is_to_be_followed() {
        // Given
        Situation step = step(NOON, receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST));
        IncidentSettings followed = IncidentSettings.DEFAULT.withDryRun(false);
        // When
        List<Advice> advice = new Incidents(followed).step(step).advice();
        List<Advice> byDefault =
                new Incidents(IncidentSettings.DEFAULT).step(step).advice();
        // Then
        assertThat(advice).hasSize(1).noneMatch(Advice::getDryRun);
        assertThat(byDefault).hasSize(1).allMatch(Advice::getDryRun);
    }

    @Test
    void advice_beyond_the_bound_is_left_out() {
        // Given
        List<Scope> leaves = new ArrayList<>();
        for (int i = 0; i < AdviceBoard.MAX + 50; i++) {
            leaves.add(Scenes.scope("channel=email operator=own domain=d" + i + ".example"));
        }
        Situation one = step(NOON, receipt(Label.LOSS, "operator=own", NOON - MINUTE, LOST));
        Situation wide = new Situation(
                NOON,
                one.findings(),
                one.recovered(),
                one.isAnomalous(),
                one.feeds(),
                one.stopped(),
                one.monitor(),
                new Footprints(leaves),
                one.levers());
        // Then
        assertThat(new Incidents(IncidentSettings.DEFAULT).step(wide).advice()).hasSize(AdviceBoard.MAX);
    }

    private static String text(List<Advice> advice) {
        Map<String, List<String>> places = new HashMap<>();
        for (Advice each : advice) {
            String items = String.join(
                    " ", each.getItems().stream().map(AdviceTest::text).toList());
            places.computeIfAbsent(items, none -> new ArrayList<>()).add(each.getChannel() + " " + each.getDomain());
        }
        return places.isEmpty()
                ? "nothing"
                : places.entrySet().stream()
                        .map(entry -> String.join(", ", entry.getValue()) + ": " + merged(entry.getKey()))
                        .sorted()
                        .reduce((one, other) -> one + "; " + other)
                        .orElseThrow();
    }

    /** A condition that all share is said once. */
    private static String merged(String items) {
        List<String> conditions = Stream.of(items.split(" if ", -1)).skip(1).toList();
        boolean two = items.contains("OTHER_CHANNEL if");
        return conditions.isEmpty() || two ? items : items.replaceAll(" if \\S+(?= )", "");
    }

    private static String text(AdviceItem item) {
        String wait = item.getWaitSeconds() == 0 ? "" : " " + item.getWaitSeconds();
        String conditions = String.join(
                " ", item.getOnlyFor().stream().map(AdviceTest::text).toList());
        assertThat(item.getAction() == AdviceAction.WAIT_BEFORE_RESEND).isEqualTo(item.getWaitSeconds() > 0);
        return item.getAction() + wait + (conditions.isEmpty() ? "" : " if " + conditions);
    }

    private static String text(AdviceCondition condition) {
        return condition.getName() + "=" + condition.getValue();
    }
}
