package io.otpwatch.schemas;

import static io.otpwatch.schemas.EventFixtures.NOON;
import static io.otpwatch.schemas.EventFixtures.failed;
import static io.otpwatch.schemas.EventFixtures.received;
import static io.otpwatch.schemas.EventFixtures.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.rules.BadField;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventRulesTest {
    private static final String ADDRESS = "jane@example.com";

    static Stream<Arguments> badEvents() {
        return Stream.of(badSends(), badEvidence(), badFailures()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> badSends() {
        return Stream.of(
                row(EventRules.problem(sent().setChallengeId(ADDRESS).build()), "challengeId", "number 5 of 16 is not"),
                row(EventRules.problem(sent().setCodeId("4915112345678").build()), "codeId", "was 13 digits"),
                row(EventRules.problem(sent().setCodeId("").build()), "codeId", "was 0"),
                row(EventRules.problem(sent().setAttempt(0).build()), "attempt", "at least 1"),
                row(EventRules.problem(sent().setSentAt(NOON / 1000).build()), "sentAt", "was 10 digits"),
                row(EventRules.problem(sent().setSentAt(NOON * 1000).build()), "sentAt", "was 16 digits"),
                row(EventRules.problem(sent().setSentAt(-1).build()), "sentAt", "was negative"),
                row(EventRules.problem(sent().setProvider("Twilio").build()), "provider", "number 1 of 6 is not"),
                row(EventRules.problem(sent().setSender(ADDRESS).build()), "sender", "number 5 of 16 is not"),
                row(EventRules.problem(sent().setCountry("us").build()), "country", "was 2 characters"),
                row(EventRules.problem(sent().setDomain(ADDRESS).build()), "domain", "was something with an @"),
                row(EventRules.problem(sent().setDomain("Gmail.com").build()), "domain", "character"),
                row(EventRules.problem(sent().setOperator("o".repeat(65)).build()), "operator", "was 65"),
                row(EventRules.problem(sent().setTemplate("t".repeat(65)).build()), "template", "was 65"),
                row(EventRules.problem(sent().setRecipient(ADDRESS).build()), "recipient", "32 hex digits; was 16"),
                row(EventRules.problem(sent().setRecipient("0".repeat(31) + "F").build()), "recipient", "number 32"),
                row(EventRules.problem(sent().setRecipient("0".repeat(32)).build()), "recipientKeyId", "was null"),
                row(EventRules.problem(sent().setRecipientKeyId("k".repeat(17)).build()), "recipientKeyId", "was 17"),
                row(EventRules.problem(sent().setExpiresAt(0L).build()), "expiresAt", "was 1 digits"),
                row(EventRules.problem(sent().setNumberRange("4915112345678").build()), "numberRange", "was 13"),
                row(EventRules.problem(sent().setNumberRange("+49-151").build()), "numberRange", "number 4 of 7"),
                row(EventRules.problem(sent().setNumberRange("+12015550123").build()), "numberRange", "was 11"),
                row(EventRules.problem(sent().setTemplate("for " + ADDRESS).build()), "template", "an @"),
                row(EventRules.problem(sent().setTemplate("4915112345678").build()), "template", "13 digits"),
                row(EventRules.problem(sent().setProvider("+4915112345678").build()), "provider", "13 digits"),
                row(
                        EventRules.problem(
                                sent().setVendorMessageId("+4915112345678").build()),
                        "vendorMessageId",
                        "13 digits"),
                row(
                        EventRules.problem(sent().setNumberRange("49151")
                                .setChannel(Channel.EMAIL)
                                .build()),
                        "numberRange",
                        "null with channel EMAIL"),
                row(EventRules.problem(sent().setClientPlatform("p".repeat(33)).build()), "clientPlatform", "was 33"),
                row(EventRules.problem(sent().setVendorMessageId("a\nb").build()), "vendorMessageId", "number 2 of 3"));
    }

    private static Stream<Arguments> badEvidence() {
        return Stream.of(
                row(
                        EventRules.problem(
                                received(EvidenceKind.SPAM).setCodeId(null).build()),
                        "codeId",
                        "was null"),
                row(
                        EventRules.problem(
                                received(EvidenceKind.SPAM).setCodeId("a b").build()),
                        "codeId",
                        "number 2 of 3"),
                row(
                        EventRules.problem(
                                received(EvidenceKind.SPAM).setReceivedAt(0).build()),
                        "receivedAt",
                        "1 digits"),
                row(
                        EventRules.problem(
                                received(EvidenceKind.SPAM).setProvider("").build()),
                        "provider",
                        "was 0"),
                row(
                        EventRules.problem(received(EvidenceKind.SPAM)
                                .setRawCode("r".repeat(65))
                                .build()),
                        "rawCode",
                        "65"));
    }

    private static Stream<Arguments> badFailures() {
        return Stream.of(
                row(EventRules.problem(failed().setReason("").build()), "reason", "was 0"),
                row(EventRules.problem(failed().setReason("Mailbox full").build()), "reason", "number 1 of 12"),
                row(EventRules.problem(failed().setReason("4915112345678").build()), "reason", "13 digits"),
                row(EventRules.problem(failed().setFailedAt(Long.MAX_VALUE).build()), "failedAt", "was 19 digits"),
                row(EventRules.problem(failed().setRuleId("r".repeat(65)).build()), "ruleId", "was 65"),
                row(
                        EventRules.problem(failed().setRawCodes(Collections.nCopies(9, "5"))
                                .build()),
                        "rawCodes",
                        "was 9"),
                row(
                        EventRules.problem(
                                failed().setRawCodes(List.of("5".repeat(65))).build()),
                        "rawCodes",
                        "was 65"),
                row(EventRules.problem(failed().setRedactedText("x".repeat(513)).build()), "redactedText", "was 513"));
    }

    @ParameterizedTest
    @MethodSource("badEvents")
    void a_bad_field_is_named_with_what_is_expected_and_never_its_value(
            Optional<BadField> problem, String field, String expected) {
        assertThat(problem).hasValueSatisfying(bad -> {
            assertThat(bad.field()).isEqualTo(field);
            assertThat(bad.expected()).contains(expected).doesNotContain(ADDRESS, "jane", "4915112345678");
        });
    }

    @Test
    void good_events_have_no_problem() {
        assertThat(EventRules.problem(sent().build())).isEmpty();
        assertThat(EventRules.problem(sent().setNumberRange("+4915112").build()))
                .isEmpty();
        assertThat(EventRules.problem(sent().setRecipient("0f".repeat(16))
                        .setRecipientKeyId("k1")
                        .build()))
                .isEmpty();
        assertThat(EventRules.problem(failed().build())).isEmpty();
        assertThat(EventRules.problem(failed().setRedactedText("x".repeat(512)).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EvidenceKind.class)
    void only_receipt_evidence_must_name_its_code(EvidenceKind kind) {
        assertThat(EventRules.problem(received(kind).build())).isEmpty();
        assertThat(EventRules.problem(received(kind).setCodeId(null).build()).isPresent())
                .isEqualTo(Signal.of(kind) == Signal.RECEIPT);
    }

    @Test
    void the_first_bad_field_in_order_of_the_schema_is_told() {
        assertThat(EventRules.problem(sent().setAttempt(-1).setSentAt(0).build()))
                .hasValueSatisfying(bad -> assertThat(bad.field()).isEqualTo("attempt"));
    }

    private static Arguments row(Optional<BadField> problem, String field, String expected) {
        return arguments(problem, field, expected);
    }
}
