package io.otpwatch.client;

/**
 * What goes to Kafka.
 *
 * @param challengeId the key, which decides the partition
 * @param value in the wire format
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed over once, never compared
record Event(EventKind kind, String challengeId, byte[] value) {
    /** What an event takes beside its value and its key: the objects around them. */
    private static final int OVERHEAD_BYTES = 200;

    /** How much memory it takes while it waits, in bytes. */
    int memory() {
        return value.length + challengeId.length() + OVERHEAD_BYTES;
    }
}
