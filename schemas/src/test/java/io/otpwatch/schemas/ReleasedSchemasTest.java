package io.otpwatch.schemas;

import static java.util.stream.Collectors.toSet;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Advice;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.DeadLetter;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Lever;
import io.otpwatch.events.Lockout;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.Stuck;
import io.otpwatch.events.VendorMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was released stays readable for ever. A changed schema is released by {@code mvn -pl schemas verify
 * -Dgolden.update}, which adds its version file and its line in {@code fingerprints.tsv}.
 */
class ReleasedSchemasTest {
    private static final Path HISTORY = Path.of("src/main/resources/io/otpwatch/schemas/history");

    static List<Class<? extends SpecificRecord>> events() {
        return List.of(
                CodeSent.class,
                CodeReceived.class,
                CodeFailed.class,
                RouteDeltas.class,
                RouteHealth.class,
                CodeOutcome.class,
                VendorMessage.class,
                Incident.class,
                Advice.class,
                Lever.class,
                Stuck.class,
                Lockout.class,
                DeadLetter.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void todays_schema_is_the_newest_released_version(Class<? extends SpecificRecord> event) throws IOException {
        // Given
        SchemaHistory history = SchemaHistory.of(event);
        List<Schema> released = history.released();
        String today = fingerprint(history.today());

        // When
        String newest = released.isEmpty() ? "none" : fingerprint(released.get(released.size() - 1));
        if (!newest.equals(today) && System.getProperty("golden.update") != null) {
            release(event, released.size() + 1, history.today());
            return;
        }

        // Then
        assertThat(today)
                .as("%s differs from version %d: add a version file by -Dgolden.update", event, released.size())
                .isEqualTo(newest);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_version_reads_every_other(Class<? extends SpecificRecord> event) {
        // Given
        SchemaHistory history = SchemaHistory.of(event);
        List<Schema> versions = new ArrayList<>(history.released());
        versions.add(history.today());

        // Then
        for (Schema reader : versions) {
            for (Schema writer : versions) {
                assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                                .getType())
                        .as("%s reads %s", fingerprint(reader), fingerprint(writer))
                        .isEqualTo(COMPATIBLE);
            }
        }
    }

    @Test
    void no_released_version_was_changed_added_or_removed_behind_the_lock_file() {
        // Given
        Set<String> locked = Vectors.rows("history/fingerprints.tsv").stream()
                .map(row -> String.join("\t", row))
                .collect(toSet());

        // When
        Set<String> found =
                events().stream().flatMap(ReleasedSchemasTest::lines).collect(toSet());

        // Then
        assertThat(found).isEqualTo(locked);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_record_enum_and_field_has_a_doc(Class<? extends SpecificRecord> event) {
        // Given
        Schema schema = SchemaHistory.of(event).today();

        // Then
        assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
        assertThat(schema.getFields()).allSatisfy(field -> {
            assertThat(field.doc()).as(field.name()).isNotBlank();
            Schema type = field.schema();
            Stream<Schema> types = type.isUnion() ? type.getTypes().stream() : Stream.of(type);
            assertThat(types.filter(t -> t.getType() == Schema.Type.ENUM)).allSatisfy(enumeration -> {
                assertThat(enumeration.getDoc()).as(enumeration.getName()).isNotBlank();
                assertThat(enumeration.getEnumDefault())
                        .as(enumeration.getName())
                        .isNotNull();
            });
        });
    }

    private static Stream<String> lines(Class<? extends SpecificRecord> event) {
        List<Schema> released = SchemaHistory.of(event).released();
        return Stream.iterate(1, version -> version + 1)
                .limit(released.size())
                .map(version -> line(event, version, released.get(version - 1)));
    }

    private static void release(Class<?> event, int version, Schema schema) throws IOException {
        Path file = HISTORY.resolve(event.getSimpleName()).resolve(version + ".avsc");
        Files.createDirectories(file.getParent());
        Files.writeString(file, plain(schema) + "\n");
        Files.writeString(
                HISTORY.resolve("fingerprints.tsv"), line(event, version, schema) + "\n", StandardOpenOption.APPEND);
    }

    /** Without the hints to Java's code generator. */
    private static String plain(Schema schema) {
        String text = schema.toString().replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
        return SchemaFormatter.format("json/pretty", new Schema.Parser().parse(text));
    }

    private static String line(Class<?> event, int version, Schema schema) {
        return event.getSimpleName() + "\t" + version + "\t" + fingerprint(schema);
    }

    private static String fingerprint(Schema schema) {
        return SchemaHistory.hex(SchemaHistory.fingerprint(schema));
    }
}
