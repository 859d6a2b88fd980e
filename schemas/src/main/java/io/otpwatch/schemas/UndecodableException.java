package io.otpwatch.schemas;

import java.util.Optional;
import java.util.OptionalLong;

/** Bytes that are no event. Says why, and never what they held; has no stack trace, as it is a value about data. */
public final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Rejection reason;
    private final boolean hasFingerprint;
    private final long fingerprint;

    UndecodableException(Rejection reason, OptionalLong fingerprint, String detail) {
        super(reason.label() + ": " + detail, null, false, false);
        this.reason = reason;
        this.hasFingerprint = fingerprint.isPresent();
        this.fingerprint = fingerprint.orElse(0);
    }

    public Rejection reason() {
        return reason;
    }

    /** CRC-64-AVRO fingerprint that the bytes name, 16 hex digits; empty if none could be read. */
    public Optional<String> schema() {
        return hasFingerprint ? Optional.of(SchemaHistory.hex(fingerprint)) : Optional.empty();
    }
}
