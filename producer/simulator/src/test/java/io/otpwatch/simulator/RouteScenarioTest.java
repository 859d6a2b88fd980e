package io.otpwatch.simulator;

import static io.otpwatch.simulator.Codes.assertUsual;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;
import io.otpwatch.schemas.Signal;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow routes, and sends that stop: each shows the fingerprint of its row, in its scope and time only. */
@Tag("any-jdk")
class RouteScenarioTest {
    @ParameterizedTest
    @CsvSource({"carrier, 310-260", "operator, vodafone", "provider, vonage"})
    void a_slow_route_delivers_late_and_users_ask_again(String key, String value) {
        // Given
        Predicate<CodeSent> slow = switch (key) {
            case "carrier" -> sent -> sent.getDomain().equals(value);
            case "operator" -> sent -> sent.getOperator().equals(value);
            default -> sent -> sent.getProvider().equals(value);
        };

        // When
        Codes codes = Codes.run("slow-route:" + key + "=" + value + ",start=60s,end=180s");

        // Then
        Codes hit = codes.where(slow).during();
        assertThat(hit.size()).isGreaterThan(500);
        assertThat(hit.share(Codes.Seen::hasReceipt)).isGreaterThan(0.93);
        assertThat(hit.median(Signal.RECEIPT)).isBetween(50.0, 80.0);
        assertThat(hit.median(Signal.ENTRY)).isGreaterThan(45);
        assertThat(hit.firstAttempts().share(Codes.Seen::isResent)).isBetween(0.2, 0.6);
        assertUsual(codes.where(slow).before());
        assertUsual(codes.where(slow).where(sent -> sent.getAttempt() == 1).after());
        assertUsual(codes.where(slow.negate()).during().firstAttempts());
    }

    @Test
    void the_delay_is_that_which_was_asked_for() {
        // When
        Codes hit = Codes.run("slow-route:delay=20s,start=60s,end=180s")
                .where(sent -> sent.getDomain().equals("310-260"))
                .during();

        // Then
        assertThat(hit.median(Signal.RECEIPT)).isBetween(20.0, 27.0);
        assertThat(hit.firstAttempts().share(Codes.Seen::isResent)).isLessThan(0.1);
    }

    @Test
    void when_sends_stop_there_are_none_of_any_kind_until_they_begin_again() {
        // When
        Codes codes = Codes.run("sends-stop:start=60s,end=180s");

        // Then
        assertThat(codes.during().size()).isZero();
        assertUsual(codes.before());
        assertUsual(codes.after());
        assertThat(codes.after().size() / 60.0).isBetween(90.0, 110.0);
    }

    @ParameterizedTest
    @CsvSource({"channel=sms", "channel=email", "provider=twilio", "'channel=email,provider=twilio'"})
    void the_sends_of_one_channel_or_provider_may_stop_alone(String options) {
        // Given
        Predicate<CodeSent> stopped = sent -> (!options.contains("sms") || sent.getChannel() == Channel.SMS)
                && (!options.contains("email") || sent.getChannel() == Channel.EMAIL)
                && (!options.contains("twilio") || sent.getProvider().equals("twilio"));

        // When
        Codes codes = Codes.run("sends-stop:" + options + ",start=60s,end=180s");

        // Then
        Codes others = codes.where(stopped.negate());
        assertThat(codes.where(stopped).during().size()).isZero();
        assertThat(codes.where(stopped).before().size()).isGreaterThan(100);
        assertThat(perSecond(others.during(), 120))
                .isBetween(0.85 * perSecond(others.before(), 30), 1.15 * perSecond(others.before(), 30));
        assertUsual(others.during().firstAttempts());
    }

    private static double perSecond(Codes codes, int seconds) {
        return codes.size() / (double) Duration.ofSeconds(seconds).toSeconds();
    }
}
