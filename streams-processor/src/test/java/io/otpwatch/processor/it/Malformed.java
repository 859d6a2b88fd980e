package io.otpwatch.processor.it;

import io.otpwatch.events.CodeSent;
import io.otpwatch.processor.topology.Events;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records that cannot be used, each of a kind whose reason is certain. */
final class Malformed {
    /** Stands in all that is not an event; must appear nowhere. */
    static final String SECRET = "someone@example.com";

    /** A record, and why it will be refused. */
    record Bad(ProducerRecord<byte[], byte[]> record, Rejection reason) {}

    private static final int KINDS = 9;
    private static final int OVERSIZE_EVERY = 1_000;
    private static final List<Topic<?>> INPUTS = Topics.inputs();

    private final Random random;
    private final long now = System.currentTimeMillis();

    Malformed(long seed) {
        random = new Random(seed);
    }

    /** The i-th of them: all kinds on all topics in turn. */
    Bad record(int i) {
        String topic = INPUTS.get(random.nextInt(INPUTS.size())).name();
        if (i % OVERSIZE_EVERY == 0) {
            return bad(topic, new byte[EventSerde.MAX_BYTES + 1 + random.nextInt(100)], Rejection.TOO_LARGE);
        }
        return switch (i % KINDS) {
            case 0 -> bad(topic, noise("A"), Rejection.MALFORMED);
            case 1 -> bad(topic, noise("\0"), Rejection.NO_REGISTRY);
            case 2 -> bad(topic, unreleased(), Rejection.UNKNOWN_SCHEMA);
            case 3 -> bad(topic, ofAnotherTopic(topic), Rejection.UNKNOWN_SCHEMA);
            case 4 -> bad(topic, cutOff(topic), Rejection.MALFORMED);
            case 5 -> bad(topic, Arrays.copyOf(good(topic), good(topic).length + 3), Rejection.MALFORMED);
            case 6 -> bad(topic, at(topic, random.nextBoolean() ? 1 : Long.MAX_VALUE), Rejection.BAD_FIELD);
            case 7 -> bad(topic, event(topic, "+1 555 0100", now), Rejection.BAD_FIELD);
            default -> bad(topic, null, Rejection.EMPTY);
        };
    }

    private static Bad bad(String topic, byte @Nullable [] value, Rejection reason) {
        byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return new Bad(new ProducerRecord<>(topic, key, value), reason);
    }

    /** Random bytes behind a first one that says which way they are looked at. */
    private byte[] noise(String first) {
        byte[] text = (first + SECRET).getBytes(StandardCharsets.UTF_8);
        byte[] noise = Arrays.copyOf(text, text.length + random.nextInt(200));
        for (int i = text.length; i < noise.length; i++) {
            noise[i] = (byte) random.nextInt();
        }
        return noise;
    }

    private byte[] unreleased() {
        byte[] value = noise("  ");
        value[0] = (byte) 0xC3;
        value[1] = 1;
        return value;
    }

    private byte[] ofAnotherTopic(String topic) {
        return good(topic.equals(Topics.CODE_FAILED.name()) ? Topics.CODE_SENT.name() : Topics.CODE_FAILED.name());
    }

    private byte[] cutOff(String topic) {
        byte[] whole = good(topic);
        return Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
    }

    private byte[] good(String topic) {
        return event(topic, UUID.randomUUID().toString(), now);
    }

    private byte[] at(String topic, long time) {
        return event(topic, UUID.randomUUID().toString(), time);
    }

    private static byte[] event(String topic, String challengeId, long time) {
        String codeId = UUID.randomUUID().toString();
        if (topic.equals(Topics.CODE_SENT.name())) {
            CodeSent sent = Events.sent(challengeId, codeId, time, null);
            return encoded(Topics.CODE_SENT, sent);
        }
        return topic.equals(Topics.CODE_RECEIVED.name())
                ? encoded(Topics.CODE_RECEIVED, Events.delivered(challengeId, codeId, time))
                : encoded(Topics.CODE_FAILED, Events.filtered(challengeId, codeId, time));
    }

    private static <T extends SpecificRecord> byte[] encoded(Topic<T> topic, T event) {
        return topic.serde().encode(event);
    }
}
