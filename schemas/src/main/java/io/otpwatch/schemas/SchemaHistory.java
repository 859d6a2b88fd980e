package io.otpwatch.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The schema versions of one event that were ever released, oldest first, and today's. A version is found by its
 * CRC-64-AVRO fingerprint, so that a record written years ago by an old client is still read.
 *
 * <p>The versions are resources, {@code history/CodeSent/1.avsc} and so on, complete and in plain Avro, for readers
 * in other languages too. All of them are compatible with each other both ways, which a test enforces.
 */
public final class SchemaHistory {
    private final Schema today;
    private final List<Schema> released;
    private final Map<Long, Schema> byFingerprint = new HashMap<>();

    SchemaHistory(Schema today, List<Schema> released) {
        this.today = today;
        this.released = List.copyOf(released);
        released.forEach(version -> byFingerprint.put(fingerprint(version), version));
        byFingerprint.put(fingerprint(today), today);
    }

    /** Reads the history of a generated class from the class path. */
    public static SchemaHistory of(Class<? extends SpecificRecord> event) {
        List<Schema> released = new ArrayList<>();
        for (Optional<Schema> version = load(event, 1);
                version.isPresent();
                version = load(event, released.size() + 1)) {
            released.add(version.get());
        }
        return new SchemaHistory(SpecificData.get().getSchema(event), released);
    }

    /** CRC-64-AVRO of the parsing canonical form: docs and defaults do not count. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** 16 lower-case hex digits, most significant first. */
    public static String hex(long fingerprint) {
        return "%016x".formatted(fingerprint);
    }

    /** The schema that this build writes. */
    public Schema today() {
        return today;
    }

    /** Version 1 first. */
    public List<Schema> released() {
        return released;
    }

    /** The schema with this fingerprint, if it is today's or was released. */
    public Optional<Schema> writer(long fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    private static Optional<Schema> load(Class<?> event, int version) {
        String path = "history/" + event.getSimpleName() + "/" + version + ".avsc";
        try (InputStream in = SchemaHistory.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema " + path, e);
        }
    }
}
