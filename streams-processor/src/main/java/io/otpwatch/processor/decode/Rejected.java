package io.otpwatch.processor.decode;

import io.otpwatch.rules.BadField;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.UndecodableException;
import java.util.Optional;

/**
 * Why a record cannot be used.
 *
 * @param field the field that is wrong; empty if it is the record as a whole
 * @param expected what the field must be and the shape of what it was, never its value
 * @param schema the fingerprint that the record names, 16 hex digits; empty if none could be read
 */
public record Rejected(Rejection reason, Optional<String> field, Optional<String> expected, Optional<String> schema) {
    public static Rejected of(Rejection reason) {
        return new Rejected(reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Rejected of(UndecodableException undecodable) {
        return new Rejected(undecodable.reason(), Optional.empty(), Optional.empty(), undecodable.schema());
    }

    static Rejected of(BadField field) {
        return new Rejected(
                Rejection.BAD_FIELD, Optional.of(field.field()), Optional.of(field.expected()), Optional.empty());
    }
}
