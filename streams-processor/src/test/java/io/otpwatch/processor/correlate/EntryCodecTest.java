package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Route;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link EntryWriter} writes, {@link EntryReader} reads. */
class EntryCodecTest {
    private static final String UUID_ID = "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f";
    private static final String LONGEST_ID = "x".repeat(128);

    private final RouteDictionary routes = new RouteDictionary();
    private final Platforms platforms = new Platforms(60_000);
    private final EntryWriter writer = new EntryWriter(routes, platforms);
    private final int sms = routes.number(Entries.SMS, "t-mobile");
    private final int email = routes.number(Entries.EMAIL, "google");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void random_entries_are_read_back_as_they_were(long seed) {
        // Given
        Random random = new Random(seed);
        List<String> written = new ArrayList<>();

        // When
        for (int i = 0; i < 2_000; i++) {
            Entry entry = random(random);
            writer.add(entry);
            written.add(describe(entry, routes, platforms));
        }

        // Then
        assertThat(read(written())).as("seed %d", seed).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(ReasonClass.class)
    void each_class_of_failure_is_kept(ReasonClass reasonClass) {
        // Given
        Entry failed = Entries.failed(UUID_ID, UUID_ID, email, START);
        failed.reasonClass = reasonClass;

        // When
        writer.add(failed);

        // Then
        assertThat(only(written()).reasonClass).isEqualTo(reasonClass);
    }

    @Test
    void ids_of_the_greatest_length_are_kept_in_full() {
        // Given
        Entry sent = Entries.sent(LONGEST_ID, "y".repeat(128), sms, START);

        // When
        writer.add(sent);

        // Then
        Entry read = only(written());
        assertThat(IdKey.print(0, 0, read.challenge.text)).isEqualTo(LONGEST_ID);
        assertThat(read.challenge.hi).isEqualTo(sent.challenge.hi);
        assertThat(read.code.lo).isEqualTo(sent.code.lo);
    }

    @Test
    void the_highest_attempt_is_kept() {
        // Given
        Entry sent = Entries.sent(UUID_ID, UUID_ID, sms, START);
        sent.attempt = 255;

        // When
        writer.add(sent);

        // Then
        assertThat(only(written()).attempt).isEqualTo(255);
    }

    @Test
    void time_may_go_back_from_entry_to_entry_and_the_highest_is_what_counts() {
        // When
        writer.add(Entries.receipt(UUID_ID, UUID_ID, sms, START));
        writer.add(Entries.sent(UUID_ID, UUID_ID, sms, START - 3_600_000));

        // Then
        assertThat(writer.highestAppend()).isEqualTo(START);
        assertThat(read(written()).get(1)).contains("at " + (START - 3_600_000));
    }

    @Test
    void a_route_is_written_out_once_in_a_chunk_and_again_in_the_next() {
        // Given
        writer.add(Entries.sent(UUID_ID, UUID_ID, sms, START));
        int first = writer.length();
        writer.add(Entries.sent(UUID_ID, UUID_ID, sms, START));
        int second = writer.length() - first;

        // When
        writer.clear();
        writer.add(Entries.sent(UUID_ID, UUID_ID, sms, START));

        // Then
        assertThat(second).isLessThan(first - Entries.SMS.domain().length());
        assertThat(writer.length()).isEqualTo(first);
        assertThat(only(written()).route).isZero();
    }

    @Test
    void the_largest_entry_with_the_largest_route_fits_wherever_the_buffer_ends() {
        // Given
        RouteDictionary own = new RouteDictionary();
        EntryWriter large = new EntryWriter(own, platforms);
        int count = 400;

        // When
        for (int i = 0; i < count; i++) {
            String name = String.valueOf(i) + "\uffe1".repeat(60);
            Route route = new Route(Channel.OTHER, name, name, "ZZ", "d".repeat(253));
            large.add(Entries.failed(LONGEST_ID, LONGEST_ID, own.number(route, name), Long.MAX_VALUE >>> 22));
        }

        // Then
        byte[] bytes = new byte[large.length()];
        large.copyTo(bytes, 0);
        assertThat(read(bytes)).hasSize(count);
    }

    @Test
    void a_writer_without_entries_has_no_append_time() {
        assertThat(writer.isEmpty()).isTrue();
        assertThat(writer.highestAppend()).isEqualTo(Long.MIN_VALUE);
    }

    private Entry random(Random random) {
        Entry entry = new Entry();
        entry.type = Entry.Type.values()[random.nextInt(Entry.Type.values().length)];
        entry.challenge.read(id(random));
        entry.named = entry.type != Entry.Type.ENTRY || random.nextBoolean();
        if (entry.named) {
            entry.code.read(id(random));
        }
        entry.appendedAt = START + random.nextInt(2_000_000) - 1_000_000;
        entry.eventAt = entry.appendedAt + (random.nextBoolean() ? random.nextInt() : random.nextInt(5_000) - 2_500);
        entry.route = random.nextBoolean() ? sms : email;
        entry.attempt = 1 + random.nextInt(255);
        entry.vendorId = random.nextBoolean();
        entry.matched = entry.type != Entry.Type.SENT && random.nextBoolean();
        entry.reasonClass = ReasonClass.values()[random.nextInt(ReasonClass.values().length)];
        entry.budget = random.nextInt(Integer.MAX_VALUE);
        entry.platform = random.nextBoolean() ? Platforms.NONE : platform("p-" + random.nextInt(100));
        entry.hasRecipient = random.nextBoolean();
        entry.recipientHi = random.nextLong();
        entry.recipientLo = random.nextLong();
        entry.kind = kind(entry.type, random.nextBoolean());
        return entry;
    }

    private int platform(String name) {
        return platforms.number(name.getBytes(StandardCharsets.UTF_8), START);
    }

    private static EvidenceKind kind(Entry.Type type, boolean first) {
        return switch (type) {
            case RECEIPT -> first ? EvidenceKind.SPAM : EvidenceKind.OTHER;
            case REFUSED -> first ? EvidenceKind.ENTERED_WRONG : EvidenceKind.ENTERED_EXPIRED;
            default -> EvidenceKind.OTHER;
        };
    }

    private static String id(Random random) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        return random.nextBoolean() ? id : id.substring(1 + random.nextInt(30));
    }

    private byte[] written() {
        byte[] bytes = new byte[writer.length()];
        writer.copyTo(bytes, 0);
        return bytes;
    }

    private static List<String> read(byte[] bytes) {
        RouteDictionary fresh = new RouteDictionary();
        Platforms freshPlatforms = new Platforms(60_000);
        EntryReader reader = new EntryReader(fresh, freshPlatforms, ByteBuffer.wrap(bytes));
        List<String> entries = new ArrayList<>();
        Entry entry = new Entry();
        while (reader.next(entry)) {
            entries.add(describe(entry, fresh, freshPlatforms));
        }
        return entries;
    }

    private static Entry only(byte[] bytes) {
        EntryReader reader = new EntryReader(new RouteDictionary(), new Platforms(60_000), ByteBuffer.wrap(bytes));
        Entry entry = new Entry();
        assertThat(reader.next(entry)).isTrue();
        assertThat(reader.next(new Entry())).isFalse();
        return entry;
    }

    /** What of an entry matters to its type. */
    private static String describe(Entry entry, RouteDictionary routes, Platforms platforms) {
        String time = entry.type + " at " + entry.appendedAt;
        if (entry.type == Entry.Type.TIME) {
            return time + " budget " + entry.budget + " completed " + entry.matched;
        }
        if (entry.type == Entry.Type.FLUSHED) {
            return time;
        }
        if (entry.type == Entry.Type.DUPLICATE) {
            return time + " on " + routes.route(entry.route);
        }
        String code = entry.named ? IdKey.print(entry.code.hi, entry.code.lo, entry.code.text) : "none";
        String fact = time + " event " + entry.eventAt + " on " + routes.route(entry.route) + " code " + code + " of "
                + IdKey.print(entry.challenge.hi, entry.challenge.lo, entry.challenge.text);
        return switch (entry.type) {
            case SENT ->
                fact + " attempt " + entry.attempt + " vendor id " + entry.vendorId + " on "
                        + new String(platforms.text(entry.platform), StandardCharsets.UTF_8) + " "
                        + (entry.platform == Platforms.NONE) + " to "
                        + (entry.hasRecipient ? entry.recipientHi + " " + entry.recipientLo : "nobody");
            case RECEIPT, REFUSED -> fact + " matched " + entry.matched + " kind " + entry.kind;
            case FAILED -> fact + " matched " + entry.matched + " class " + entry.reasonClass;
            default -> fact + " matched " + entry.matched;
        };
    }
}
