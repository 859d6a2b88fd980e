package io.otpwatch.rules;

import java.nio.charset.StandardCharsets;

/**
 * Which partition a challenge belongs to: murmur2 of the UTF-8 challengeId with the sign bit cleared, modulo the
 * partition count. The same as the default partitioner of Kafka's Java client for such a key (librdkafka:
 * {@code partitioner=murmur2_random}); vectors for other languages are in {@code vectors/partitions.tsv}.
 */
public final class Partitions {
    private static final int SEED = 0x9747b28c;
    private static final int M = 0x5bd1e995;
    private static final int R = 24;

    private Partitions() {}

    /** A number in [0, partitions). */
    public static int of(String challengeId, int partitions) {
        return (murmur2(challengeId.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff) % partitions;
    }

    /** Austin Appleby's MurmurHash2, 32 bits, with Kafka's seed. */
    static int murmur2(byte[] data) {
        int hash = SEED ^ data.length;
        int whole = data.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            int k = little(data, i, 4) * M;
            k ^= k >>> R;
            hash = (hash * M) ^ (k * M);
        }
        int rest = data.length - whole;
        if (rest > 0) {
            hash = (hash ^ little(data, whole, rest)) * M;
        }
        hash ^= hash >>> 13;
        hash *= M;
        return hash ^ (hash >>> 15);
    }

    private static int little(byte[] data, int offset, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (data[offset + i] & 0xff) << (8 * i);
        }
        return value;
    }
}
