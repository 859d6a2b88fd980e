package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.FoldedDomain;
import io.otpwatch.events.RangeDelta;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What batches tell that names something and judges nothing, and which challenges are stuck. */
class ToldFactsTest {
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final Route FOLDED = new Route(Channel.EMAIL, "ses", "acme", "ZZ", "other@own");
    private static final String RECIPIENT = "0123456789abcdef0123456789abcdef";

    private final Recorder left = new Recorder();
    private Correlation correlation = life();
    private final int sms = correlation.routes().number(Entries.SMS, "t-mobile");
    private final int folded = correlation.routes().number(FOLDED, "own");
    private int codes;

    @Test
    void provider_ids_are_told_of_codes_that_had_not_arrived_at_their_deadline_and_of_no_others() {
        // Given
        String arrives = sent(sms, START, "SM-arrives");
        sent(sms, START + 100, "SM-late");
        correlation.apply(Entries.receipt(arrives, arrives, sms, START + 200), left);

        // When
        everyLogReaches(START + 12_000);

        // Then
        assertThat(ofRoutes()).flatExtracting(RouteDelta::getVendorMessageIds).containsExactly("SM-late");
    }

    @Test
    void no_more_than_three_ids_are_told_at_once_and_others_follow_later() {
        // Given
        for (int i = 0; i < 50; i++) {
            sent(sms, START + i, "SM-" + i);
        }

        // When
        everyLogReaches(START + 12_000);
        sent(sms, START + 12_000, "SM-next");
        everyLogReaches(START + 24_000);

        // Then
        assertThat(ofRoutes())
                .flatExtracting(RouteDelta::getVendorMessageIds)
                .containsExactly("SM-0", "SM-1", "SM-2", "SM-next");
    }

    @Test
    void an_id_that_becomes_known_when_its_deadline_is_over_does_not_bar_the_way_for_long() {
        // Given
        for (int i = 0; i < VendorSamples.FOLLOWED; i++) {
            sent(sms, START + i, null);
        }
        everyLogReaches(START + 12_000);
        for (int i = 0; i < VendorSamples.FOLLOWED; i++) {
            Entry again = Entries.sent(code(i), code(i), sms, START + 13_000);
            vendorId(again, "SM-" + i);
            correlation.apply(again, left);
        }

        // When
        sent(sms, START + 13_000 + HORIZONS.longest().toMillis() + 1, "SM-next");
        everyLogReaches(START + 120_000);

        // Then
        assertThat(ofRoutes()).flatExtracting(RouteDelta::getVendorMessageIds).containsExactly("SM-next");
    }

    @Test
    void the_busiest_domains_behind_a_folded_route_are_told_with_their_counts() {
        // Given
        for (int domain = 0; domain < 20; domain++) {
            for (int i = 0; i <= domain; i++) {
                sentToDomain("d" + domain + ".example");
            }
        }

        // When
        everyLogReaches(START + 2_000);

        // Then
        assertThat(ofRoutes())
                .flatExtracting(RouteDelta::getDomains)
                .hasSize(FoldedDomains.TOP)
                .extracting(FoldedDomain::getDomain, FoldedDomain::getCodes)
                .startsWith(tuple("d19.example", 20), tuple("d18.example", 19));
    }

    @Test
    void a_pumped_range_is_named_with_how_many_of_it_are_entered() {
        // Given
        for (int i = 0; i < 30; i++) {
            String usual = sentToRange("14155" + i % 10, START + i);
            if (i % 3 > 0) {
                correlation.apply(Entries.entered(usual, sms, START + 1_000 + i), left);
            }
            sentToRange("1999555", START + i);
        }

        // When
        everyLogReaches(START + 2_000);

        // Then
        List<RangeDelta> ranges = left.batches.stream()
                .flatMap(batch -> batch.getRanges().stream())
                .toList();
        assertThat(ranges).hasSize(RangeCounts.TOP + 1);
        assertThat(ranges.get(0)).isEqualTo(new RangeDelta("US", "1999555", 30, 30, 0));
        assertThat(ranges.get(RangeCounts.TOP).getRange()).isEqualTo("rest");
        assertThat(ranges.stream().mapToInt(RangeDelta::getChallenges).sum()).isEqualTo(60);
        assertThat(ranges.stream().mapToInt(RangeDelta::getEntered).sum()).isEqualTo(20);
    }

    @Test
    void with_many_challenges_a_sample_tells_the_share_that_is_entered() {
        // Given
        int challenges = 40_000;
        for (int i = 0; i < challenges; i++) {
            String challenge = sentToRange("14155", START + i);
            if (i % 4 == 0) {
                correlation.apply(Entries.entered(challenge, sms, START + i + 500), left);
            }
            everyLogReaches(START + i);
        }

        // When
        everyLogReaches(START + challenges + 1_000);

        // Then
        List<RangeDelta> ranges = left.batches.stream()
                .flatMap(batch -> batch.getRanges().stream())
                .toList();
        int sampled = ranges.stream().mapToInt(RangeDelta::getSampled).sum();
        int entered = ranges.stream().mapToInt(RangeDelta::getEntered).sum();
        assertThat(ranges.stream().mapToInt(RangeDelta::getChallenges).sum()).isEqualTo(challenges);
        assertThat(sampled).isBetween(1_000, challenges / 2);
        assertThat((double) entered / sampled).isBetween(0.2, 0.3);
    }

    @Test
    void a_challenge_is_stuck_from_its_first_codes_deadline_until_it_is_entered_also_over_a_restart() {
        // Given
        Entry first = Entries.sent("c-1", "code-a", sms, START);
        byte[] recipient = RECIPIENT.getBytes(StandardCharsets.UTF_8);
        first.texts.recipient.set(recipient, 0, recipient.length);
        correlation.apply(first, left);
        Entry resend = Entries.sent("c-1", "code-b", sms, START + 6_000);
        resend.attempt = 2;
        correlation.apply(resend, left);
        correlation.apply(Entries.receipt("c-1", "code-b", sms, START + 7_000), left);
        everyLogReaches(START + 10_000);
        boolean early = left.stuck.containsKey("c-1");
        everyLogReaches(START + 12_000);

        // When
        byte[] chunk = Objects.requireNonNull(correlation.pendingChunk());
        correlation = life();
        correlation.replay(chunk);
        int route = correlation.routes().number(Entries.SMS, "t-mobile");
        correlation.apply(Entries.entered("c-1", route, START + 13_000), left);
        correlation.apply(Entries.entered("c-1", route, START + 14_000), left);

        // Then
        long hi = 0x0123456789abcdefL;
        long deadline = START + 10_000;
        assertThat(early).isFalse();
        assertThat(left.stuck.get("c-1"))
                .containsExactly(
                        new StuckState(hi, hi, deadline, Watermarks.UNKNOWN, 2, true),
                        new StuckState(hi, hi, deadline, START + 13_000, 2, true));
        assertThat(left.stuck.get("c-1")).extracting(StuckState::recipient).containsOnly(RECIPIENT);
    }

    @Test
    void a_code_that_was_refused_does_not_help_a_user_who_is_stuck() {
        // Given
        Entry first = Entries.sent("c-1", "code-a", sms, START);
        byte[] recipient = RECIPIENT.getBytes(StandardCharsets.UTF_8);
        first.texts.recipient.set(recipient, 0, recipient.length);
        correlation.apply(first, left);
        Entry wrong = Entries.entered("c-1", sms, START + 1_000);
        wrong.type = Entry.Type.REFUSED;
        wrong.kind = EvidenceKind.ENTERED_WRONG;

        // When
        correlation.apply(wrong, left);
        everyLogReaches(START + 12_000);

        // Then
        assertThat(left.stuck.get("c-1")).extracting(StuckState::receiptSeen).containsExactly(false);
    }

    private String sent(int route, long at, @Nullable String vendorMessageId) {
        Entry sent = Entries.sent(code(codes), code(codes), route, at);
        if (vendorMessageId != null) {
            vendorId(sent, vendorMessageId);
        }
        correlation.apply(sent, left);
        return code(codes++);
    }

    private static void vendorId(Entry sent, String vendorMessageId) {
        byte[] bytes = vendorMessageId.getBytes(StandardCharsets.UTF_8);
        sent.vendorId = true;
        sent.texts.vendorMessageId.set(bytes, 0, bytes.length);
    }

    private void sentToDomain(String domain) {
        byte[] bytes = domain.getBytes(StandardCharsets.UTF_8);
        Entry sent = Entries.sent(code(codes), code(codes), folded, START);
        sent.texts.domain.set(bytes, 0, bytes.length);
        correlation.apply(sent, left);
        codes++;
    }

    private String sentToRange(String range, long at) {
        byte[] bytes = range.getBytes(StandardCharsets.UTF_8);
        Entry sent = Entries.sent(code(codes), code(codes), sms, at);
        sent.texts.numberRange.set(bytes, 0, bytes.length);
        correlation.apply(sent, left);
        return code(codes++);
    }

    private static String code(int number) {
        return new UUID(number * 0x9E3779B97F4A7C15L, ~number * 0xD1B54A32D192ED03L).toString();
    }

    private List<RouteDelta> ofRoutes() {
        return left.batches.stream()
                .flatMap(batch -> batch.getRoutes().stream())
                .toList();
    }

    private void everyLogReaches(long at) {
        for (Input input : Input.values()) {
            correlation.observe(input, 0, at);
        }
        correlation.advance(left);
    }

    private static Correlation life() {
        return new Correlation(new Correlation.Settings(HORIZONS, Duration.ZERO, 2, true), new RouteDictionary());
    }
}
