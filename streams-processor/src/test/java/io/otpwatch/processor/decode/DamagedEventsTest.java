package io.otpwatch.processor.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.rules.BadField;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that were cut off or changed on their way. */
class DamagedEventsTest {
    private static final int RECORDS = 20_000;

    private final EventDecoder decoder = new EventDecoder(new RouteDictionary(), KnownDomains.shipped());
    private final Entry entry = new Entry();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_record_that_was_cut_off_is_refused(long seed) {
        // Given
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(random);

        for (int i = 0; i < RECORDS; i++) {
            // When
            Input input = Input.values()[random.nextInt(3)];
            byte[] whole = encoded(input, events);
            byte[] value = Arrays.copyOf(whole, random.nextInt(whole.length));
            Rejected rejected = decoder.decode(input, value, entry);

            // Then
            assertThat(rejected).as("seed %d, %s %s", seed, input, hex(value)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_record_with_changed_bits_is_refused_if_it_cannot_be_read_and_never_fails(long seed) {
        // Given
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(random);

        for (int i = 0; i < RECORDS; i++) {
            // When
            Input input = Input.values()[random.nextInt(3)];
            byte[] value = encoded(input, events);
            decoder.decode(input, value, entry);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
            }
            String what = "seed " + seed + ", " + input + " " + hex(value);

            // Then
            assertThatCode(() -> decoder.decode(input, value, entry)).as(what).doesNotThrowAnyException();
            if (!isReadable(input, value)) {
                Rejected rejected = decoder.decode(input, value, entry);
                // An attempt that is no int is no other than any beyond 255.
                assertThat(rejected != null || (input == Input.SENT && entry.attempt == 255))
                        .as(what)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_record_with_changed_bits_that_keeps_all_rules_is_taken(long seed) {
        // Given
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(random);

        for (int i = 0; i < RECORDS; i++) {
            // When
            Input input = Input.values()[random.nextInt(3)];
            byte[] value = encoded(input, events);
            value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));

            // Then
            if (keepsAllRules(input, value)) {
                assertThat(decoder.decode(input, value, entry))
                        .as("seed %d, %s %s", seed, input, hex(value))
                        .isNull();
            }
        }
    }

    private static byte[] encoded(Input input, RandomEvents events) {
        return switch (input) {
            case SENT -> Topics.CODE_SENT.serde().encode(events.sent());
            case RECEIVED -> Topics.CODE_RECEIVED.serde().encode(events.received());
            case FAILED -> Topics.CODE_FAILED.serde().encode(events.failed());
        };
    }

    private static boolean isReadable(Input input, byte[] value) {
        try {
            switch (input) {
                case SENT -> Topics.CODE_SENT.serde().decode(value);
                case RECEIVED -> Topics.CODE_RECEIVED.serde().decode(value);
                default -> Topics.CODE_FAILED.serde().decode(value);
            }
            return true;
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static boolean keepsAllRules(Input input, byte[] value) {
        return switch (input) {
            case SENT -> keeps(Topics.CODE_SENT.serde(), (CodeSent event) -> EventRules.problem(event), value);
            case RECEIVED ->
                keeps(Topics.CODE_RECEIVED.serde(), (CodeReceived event) -> EventRules.problem(event), value);
            case FAILED -> keeps(Topics.CODE_FAILED.serde(), (CodeFailed event) -> EventRules.problem(event), value);
        };
    }

    private static <T extends SpecificRecord> boolean keeps(
            EventSerde<T> serde, Function<T, Optional<BadField>> rules, byte[] value) {
        try {
            return rules.apply(serde.decode(value)).isEmpty();
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static String hex(byte[] value) {
        return HexFormat.of().formatHex(value);
    }
}
