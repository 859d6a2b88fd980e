package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.processor.Golden;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bytes that go to the changelog. */
class ChunkTest {
    private static final int RECORD_MAX = 256 * 1024;
    private static final Horizons HORIZONS = new Horizons(
            Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static final byte[] PLATFORM = "ios-app-12".getBytes(StandardCharsets.UTF_8);
    private static final byte[] RECIPIENT = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final Recorder effects = new Recorder();
    private final RouteDictionary routes = new RouteDictionary();
    private final Correlation correlation =
            new Correlation(new Correlation.Settings(HORIZONS, Duration.ZERO, 3, true), routes);

    @Test
    void the_bytes_of_a_chunk_are_those_that_earlier_versions_wrote() throws IOException {
        // Given
        int sms = routes.number(Entries.SMS, "t-mobile");
        int email = routes.number(Entries.EMAIL, "google");
        String challenge = "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f";
        String code = "00000000-0000-0000-0000-000000000001";
        Entry withVendorId = Entries.sent(challenge, code, sms, at(Input.SENT, START + 100));
        withVendorId.vendorId = true;
        withVendorId.eventAt = START;
        withVendorId.texts.platform.set(PLATFORM, 0, PLATFORM.length);
        withVendorId.texts.recipient.set(RECIPIENT, 0, RECIPIENT.length);
        Entry spam = Entries.receipt(challenge, code, sms, START + 160);
        spam.kind = EvidenceKind.SPAM;
        Entry wrong = Entries.entered(challenge, sms, START + 170);
        wrong.type = Entry.Type.REFUSED;
        wrong.kind = EvidenceKind.ENTERED_WRONG;

        // When
        correlation.apply(withVendorId, effects);
        correlation.apply(Entries.sent("lg-2", "code-2", email, at(Input.SENT, START + 200)), effects);
        correlation.apply(Entries.receipt(challenge, code, sms, at(Input.RECEIVED, START + 150)), effects);
        correlation.apply(spam, effects);
        correlation.apply(wrong, effects);
        correlation.apply(Entries.entered("lg-2", email, at(Input.RECEIVED, START + 2_200)), effects);
        correlation.apply(Entries.failed("lg-2", "code-3", email, at(Input.FAILED, START + 1_150)), effects);
        at(Input.SENT, START + 2_000);
        correlation.advance(effects);

        // Then
        Golden.check("chunk.hex", HexFormat.of().formatHex(chunk()) + "\n");
    }

    @Test
    void a_chunk_that_the_version_before_wrote_is_read() throws IOException {
        // Given
        byte[] chunk = HexFormat.of()
                .parseHex(Files.readString(Path.of("src/test/resources/golden/chunk-version-2.hex"))
                        .strip());

        // When
        correlation.replay(chunk);

        // Then
        assertThat(correlation.inFlight().size()).isEqualTo(2);
        assertThat(correlation.progress().watermark()).isEqualTo(START + 1_000);
    }

    @Test
    void a_chunk_of_a_version_to_come_is_refused_with_both_versions() {
        // Given
        at(Input.SENT, START);
        byte[] chunk = chunk();
        chunk[0] = 4;

        // Then
        assertThatThrownBy(() -> correlation.replay(chunk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 4")
                .hasMessageContaining("reads 2 to 3");
    }

    @Test
    void a_header_is_read_back_as_it_was() {
        // Given
        ChunkHeader header = new ChunkHeader(
                Long.MIN_VALUE,
                START - 5,
                new long[] {START, Watermarks.UNKNOWN, START + 1},
                new long[] {7, 0, Long.MAX_VALUE},
                START - 1_000,
                START,
                HORIZONS,
                new long[] {3, 0},
                Map.of("twilio", START, "méssage", 5L));
        ByteBuffer bytes = ByteBuffer.allocate(header.bytes());

        // When
        header.write(bytes);

        // Then
        assertThat(bytes.hasRemaining()).isFalse();
        ChunkHeader read = ChunkHeader.read(bytes.flip());
        assertThat(read.watermarks()).containsExactly(START, Watermarks.UNKNOWN, START + 1);
        assertThat(read.positions()).containsExactly(7, 0, Long.MAX_VALUE);
        assertThat(read).usingRecursiveComparison().isEqualTo(header);
    }

    @Test
    void no_chunk_exceeds_what_a_record_may_hold_however_large_its_entries_are() {
        // Given
        long seed = 3;
        Random random = new Random(seed);
        int chunks = 0;

        for (int i = 0; i < 5_000; i++) {
            // When
            String name = "n-" + random.nextInt(2_000) + "é".repeat(56);
            Route route = new Route(Channel.EMAIL, name, name, "ZZ", "d".repeat(240) + random.nextInt(2_000));
            long appendedAt = at(Input.values()[i % 3], START + i * 700L);
            Entry sent = Entries.sent(id(random), id(random), routes.number(route, name), appendedAt);
            correlation.apply(sent, effects);
            correlation.advance(effects);
            if (correlation.chunkIsFull()) {
                chunks++;

                // Then
                assertThat(chunk().length).isBetween(Correlation.CHUNK_BYTES, RECORD_MAX - 1);
                correlation.chunkWritten();
                assertThat(correlation.chunkIsFull()).isFalse();
            }
        }
        assertThat(chunks).isGreaterThan(5);
    }

    @Test
    void thousands_of_usual_records_share_a_chunk() {
        // Given
        Random random = new Random(4);
        int route = routes.number(Entries.SMS, "t-mobile");
        int entries = 0;

        // When
        while (!correlation.chunkIsFull()) {
            String code = new UUID(random.nextLong(), random.nextLong()).toString();
            correlation.apply(Entries.sent(code, code, route, START + entries), effects);
            entries++;
        }

        // Then
        assertThat(entries).isGreaterThan(4_000);
    }

    private long at(Input input, long appendedAt) {
        return correlation.observe(input, 0, appendedAt);
    }

    private byte[] chunk() {
        return Objects.requireNonNull(correlation.pendingChunk());
    }

    private static String id(Random random) {
        String id = "lg-" + new UUID(random.nextLong(), random.nextLong());
        return id + "x".repeat(128 - id.length());
    }
}
