package io.otpwatch.standalone.incidents;

import static io.otpwatch.standalone.incidents.MadeAdvice.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceAction;
import io.otpwatch.events.AdviceCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTextTest {
    private static final String ID = "i-1";
    private static final Instant NOW = MadeIncident.START.plusSeconds(200);

    @Test
    void it_says_for_which_codes_and_what() {
        Advice advice = MadeAdvice.of(
                "310-260",
                item(ID, AdviceAction.WAIT_BEFORE_RESEND),
                item("i-2", AdviceAction.LIMIT_SENDS),
                item(ID, AdviceAction.OFFER_AUTHENTICATOR));
        assertThat(text(advice)).contains("SMS codes to 310-260: no resend before 60 s, offer the authenticator app");
    }

    @Test
    void for_every_domain_and_one_provider_only() {
        Advice advice =
                MadeAdvice.of("*", item(ID, AdviceAction.OTHER_PROVIDER, new AdviceCondition("provider", "vonage")));
        assertThat(text(advice)).contains("SMS codes by vonage: send by another provider");
    }

    @Test
    void of_many_domains_three_are_named() {
        Advice[] advice = Stream.of("e", "d", "c", "b", "a")
                .map(domain -> MadeAdvice.of(domain, item(ID, AdviceAction.OFFER_AUTHENTICATOR)))
                .toArray(Advice[]::new);
        assertThat(text(advice))
                .contains("SMS codes to a, SMS codes to b, SMS codes to c and 2 more: offer the authenticator app");
    }

    @Test
    void what_is_advised_for_some_codes_is_not_said_of_others() {
        // Given
        Advice other = MadeAdvice.of("b", item(ID, AdviceAction.OTHER_PROVIDER));
        Advice[] advice = {
            MadeAdvice.of("a", item(ID, AdviceAction.OFFER_AUTHENTICATOR)),
            other,
            MadeAdvice.of("c", item(ID, AdviceAction.OFFER_AUTHENTICATOR))
        };

        // When, Then
        assertThat(text(advice))
                .contains("SMS codes to a, SMS codes to c: offer the authenticator app; "
                        + "SMS codes to b: send by another provider");
    }

    @Test
    void a_dry_run_says_so() {
        Advice advice = MadeAdvice.of("a", 1, true, item(ID, AdviceAction.CHECK_SPAM));
        assertThat(text(advice))
                .contains("SMS codes to a: tell users to look into the spam folder (a dry run: not to be followed)");
    }

    @Test
    void what_is_withdrawn_or_has_run_out_or_is_for_another_incident_is_not_in_force() {
        // Given
        Advice advice = MadeAdvice.of("a", item(ID, AdviceAction.OFFER_AUTHENTICATOR));
        // When, Then
        assertThat(AdviceText.of(ID, List.of(advice), MadeIncident.START.plusSeconds(299)))
                .isPresent();
        assertThat(AdviceText.of(ID, List.of(advice), MadeIncident.START.plusSeconds(300)))
                .isEmpty();
        assertThat(AdviceText.of("i-2", List.of(advice), NOW)).isEmpty();
        assertThat(text(MadeAdvice.of("a"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = AdviceAction.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void every_action_has_words_of_its_own(AdviceAction action) {
        List<String> others = new ArrayList<>();
        for (AdviceAction other : AdviceAction.values()) {
            if (other != action) {
                text(MadeAdvice.of("a", item(ID, other))).ifPresent(others::add);
            }
        }
        assertThat(text(MadeAdvice.of("a", item(ID, action)))).isPresent();
        assertThat(others)
                .hasSize(AdviceAction.values().length - 2)
                .doesNotContain(text(MadeAdvice.of("a", item(ID, action))).orElseThrow());
    }

    private static Optional<String> text(Advice... advice) {
        return AdviceText.of(ID, List.of(advice), NOW).map(AdviceText::text);
    }
}
