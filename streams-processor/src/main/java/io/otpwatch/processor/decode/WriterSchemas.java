package io.otpwatch.processor.decode;

import io.otpwatch.schemas.Rejection;
import java.util.Optional;
import org.apache.avro.Schema;

/** The schemas under which others write, by their ids in a schema registry. Thread-safe. */
@FunctionalInterface
public interface WriterSchemas {
    /** No registry is configured. */
    WriterSchemas NONE = id -> new Refused(Rejection.NO_REGISTRY, Optional.empty());

    /** What became of a look-up. */
    sealed interface Lookup permits Found, Refused {}

    record Found(Schema schema) implements Lookup {}

    /**
     * There is none to read with.
     *
     * @param expected what the schema must be; empty if it was not seen
     */
    record Refused(Rejection reason, Optional<String> expected) implements Lookup {}

    /** May wait for the registry, within a bound. */
    Lookup find(int id);
}
