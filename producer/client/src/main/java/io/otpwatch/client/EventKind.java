package io.otpwatch.client;

/** Which event was given. */
public enum EventKind {
    SENT("otp.code-sent", 0x16f8b64c690e167aL),
    RECEIVED("otp.code-received", 0x46822035dcc33c29L),
    FAILED("otp.code-failed", 0x21fdffc82128cf06L);

    private final String topic;
    private final long fingerprint;

    EventKind(String topic, long fingerprint) {
        this.topic = topic;
        this.fingerprint = fingerprint;
    }

    /** Where such events go. */
    public String topic() {
        return topic;
    }

    /** CRC-64-AVRO of the schema that is written. */
    long fingerprint() {
        return fingerprint;
    }
}
