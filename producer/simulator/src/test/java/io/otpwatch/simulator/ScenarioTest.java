package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final Instant START = Runs.START;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "healthy",
                "showcase",
                "sends-stop",
                "provider-outage",
                "slow-route",
                "carrier-block",
                "carrier-silent-filter",
                "mailbox-drop",
                "spam-folder",
                "client-trouble",
                "pumping",
                "feed-dead"
            })
    void each_scenario_is_known_by_its_name(String name) {
        assertThat(Scenario.parse(name).name()).isEqualTo(name);
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse("carrierblock"))
                .withMessage("unknown scenario \"carrierblock\": one of"
                        + " carrier-block, carrier-silent-filter, client-trouble, feed-dead, healthy, mailbox-drop,"
                        + " provider-outage, pumping, sends-stop, showcase, slow-route, spam-folder;"
                        + " or several joined by +, as in feed-dead:start=30s+carrier-block");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "carrier-block:provider=ses | scenario carrier-block has no option \"provider=ses\": one of carrier, end, mode, start, as key=value",
                "healthy:start=1m           | scenario healthy has no option \"start=1m\": it has none, as key=value",
                "feed-dead:start            | scenario feed-dead has no option \"start\": one of end, provider, start, as key=value",
                "feed-dead:start=soon       | start must be a duration such as 90s, 3m or 1h: soon",
                "carrier-block:mode=loud    | mode must be silent or explicit: loud",
                "carrier-silent-filter:receipts=true | receipts must be false-delivered or none: true",
                "mailbox-drop:mode=lose     | mode must be drop or defer or bounce: lose",
                "mailbox-drop:carrier=262-01 | scenario mailbox-drop has no option \"carrier=262-01\": one of end, mode, operator, start, as key=value",
                "spam-folder:mode=drop      | scenario spam-folder has no option \"mode=drop\": one of end, operator, start, as key=value",
                "slow-route:delay=fast      | delay must be a duration such as 90s, 3m or 1h: fast",
                "slow-route:delay=0s        | delay must be more than 0s: PT0S",
                "slow-route:carrier=1,provider=x | scenario slow-route takes only one of carrier, operator, provider",
                "client-trouble:operator=x  | scenario client-trouble has no option \"operator=x\": one of end, platform, start, as key=value",
                "pumping:factor=many        | factor must be a number such as 3 or 1.5: many",
                "pumping:factor=1           | factor must be more than 1, at most 1000: 1.0",
                "pumping:factor=1000.5      | factor must be more than 1, at most 1000: 1000.5",
                "pumping:range=+3455542,country=ES | scenario pumping takes only one of range, country",
                "sends-stop:channel=fax     | channel must be sms or email: fax",
                "healthy+feed-dead:mode=x   | scenario feed-dead has no option \"mode=x\": one of end, provider, start, as key=value",
                "feed-dead:start=2m,end=90s | end must be after start PT2M: PT1M30S",
            })
    void a_bad_option_is_named(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse(text))
                .withMessage(message);
    }

    @Test
    void a_parsed_block_states_its_truth() {
        // When
        Scenario scenario = Scenario.parse("carrier-block:carrier=262-01,mode=explicit,start=30s,end=2m");

        // Then
        assertThat(scenario.truth(START, START.plusSeconds(600)))
                .containsExactly(new Cause(
                        CauseKind.CARRIER_FILTERING_EXPLICIT,
                        Map.of("domain", "262-01"),
                        START.plusSeconds(30),
                        Optional.of(START.plusSeconds(120))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sends-stop                        | SENDS_STOPPED               | ",
                "sends-stop:channel=sms            | SENDS_STOPPED               | channel=SMS",
                "sends-stop:provider=ses           | SENDS_STOPPED               | provider=ses",
                "provider-outage                   | PROVIDER_OUTAGE             | provider=vonage",
                "slow-route                        | SLOW_ROUTE                  | domain=310-260",
                "slow-route:carrier=262-01,delay=2m | SLOW_ROUTE                 | domain=262-01",
                "slow-route:operator=yahoo         | SLOW_ROUTE                  | operator=yahoo",
                "slow-route:provider=ses           | SLOW_ROUTE                  | provider=ses",
                "carrier-block:mode=explicit       | CARRIER_FILTERING_EXPLICIT  | domain=310-260",
                "carrier-silent-filter             | CARRIER_FILTERING_SILENT    | domain=310-260",
                "carrier-silent-filter:carrier=262-01,receipts=none | CARRIER_FILTERING_SILENT | domain=262-01",
                "mailbox-drop                      | MAILBOX_DROP                | operator=google",
                "mailbox-drop:operator=yahoo,mode=defer | MAILBOX_DROP           | operator=yahoo",
                "spam-folder:operator=microsoft    | SPAM_FOLDERED               | operator=microsoft",
                "client-trouble                    | CLIENT_TROUBLE              | platform=chrome-141",
                "client-trouble:platform=safari-18 | CLIENT_TROUBLE              | platform=safari-18",
                "client-trouble:platform=all       | CLIENT_TROUBLE              | ",
                "pumping                           | PUMPING                     | range=+3455542",
                "pumping:range=+9155599,factor=2  | PUMPING                     | range=+9155599",
                "pumping:country=FR                | PUMPING                     | country=FR",
                "feed-dead:provider=twilio         | FEED_BROKEN                 | provider=twilio",
            })
    void a_cause_states_its_kind_and_scope(String text, CauseKind kind, @Nullable String scope) {
        // Given
        Map<String, String> attributes =
                scope == null ? Map.of() : Map.of(scope.split("=", 2)[0], scope.split("=", 2)[1]);

        // When
        Scenario scenario = Scenario.parse(text);

        // Then
        assertThat(scenario.truth(START, minute(60)))
                .containsExactly(new Cause(kind, attributes, minute(1), Optional.empty()));
        assertThatCode(() -> scenario.requireCovers(TrafficProfile.demo())).doesNotThrowAnyException();
    }

    @Test
    void several_joined_by_plus_have_options_and_windows_of_their_own() {
        // When
        Scenario scenario = Scenario.parse("pumping:range=+155507,start=2m+feed-dead:start=30s,end=3m+spam-folder");

        // Then
        assertThat(scenario.name()).isEqualTo("pumping+feed-dead+spam-folder");
        assertThat(scenario.truth(START, minute(10)))
                .containsExactly(
                        new Cause(
                                CauseKind.FEED_BROKEN,
                                Map.of("provider", "vonage"),
                                START.plusSeconds(30),
                                Optional.of(minute(3))),
                        new Cause(CauseKind.SPAM_FOLDERED, Map.of("operator", "google"), minute(1), Optional.empty()),
                        new Cause(CauseKind.PUMPING, Map.of("range", "+155507"), minute(2), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy+", "+healthy", "healthy++healthy", "feed-dead+nothing", ""})
    void a_part_that_is_no_scenario_is_answered_with_the_known_ones(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse(text))
                .withMessageStartingWith("unknown scenario")
                .withMessageContaining("joined by +");
    }

    @Test
    void the_showcase_blocks_a_carrier_for_three_minutes_every_ten() {
        // When
        var truth = Scenario.showcase().truth(START, START.plus(Duration.ofMinutes(14)));

        // Then
        assertThat(truth).extracting(Cause::start).containsExactly(minute(3), minute(13));
        assertThat(truth).extracting(Cause::end).containsExactly(Optional.of(minute(6)), Optional.empty());
        assertThat(truth).extracting(Cause::kind).containsOnly(CauseKind.CARRIER_FILTERING_SILENT);
    }

    @Test
    void what_had_not_begun_is_not_true() {
        assertThat(Scenario.showcase().truth(START, minute(3))).isEmpty();
        assertThat(Scenario.healthy().truth(START, minute(60))).isEmpty();
    }

    @Test
    void a_scenario_that_touches_no_traffic_is_refused_with_what_there_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatorOptions(
                        1, 1, Scenario.parse("carrier-block:carrier=999-99"), TrafficProfile.demo()))
                .withMessageStartingWith("scenario carrier-block touches no traffic: no {domain=999-99} among")
                .withMessageContaining("310-260");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mailbox-drop:operator=vodafone | no {operator=vodafone} among operators [apple, google, microsoft, own, united-internet, yahoo]",
                "client-trouble:platform=ie-6   | no {platform=ie-6} among platforms [android-app-11,",
                "pumping:range=+34600123        | no {range=+34600123} among ranges [+1555…, +33555…,",
                "pumping:country=ZZ             | no {country=ZZ} among countries [BR, DE,",
                "slow-route:provider=acme       | no {provider=acme} among providers [ses, twilio, vonage]",
                "sends-stop:channel=sms,provider=ses | among channels [EMAIL, SMS] and providers [ses, twilio, vonage]",
                "feed-dead+sends-stop:provider=acme | scenario feed-dead+sends-stop touches no traffic: no {provider=acme}",
            })
    void what_there_is_is_named_by_the_scopes_own_attributes(String text, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse(text).requireCovers(TrafficProfile.demo()))
                .withMessageContaining(part);
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
