package io.otpwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes on the wire, as {@code vectors/wire.tsv} has them for readers and writers in any language. */
class WireFormatTest {
    static List<String[]> vectors() {
        return Vectors.rows("vectors/wire.tsv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_event_is_the_bytes_of_its_vector(String topic, String json, String hex) throws IOException {
        assertIsWritten(topic(topic), json, hex);
    }

    private static <T extends SpecificRecord> void assertIsWritten(Topic<T> topic, String json, String hex)
            throws IOException {
        // Given
        byte[] bytes = HexFormat.of().parseHex(hex);
        T event = topic.serde().decode(bytes);

        // When
        byte[] byUs = topic.serde().encode(event);
        byte[] byAvro = SchemaVariants.write(fromJson(event.getSchema(), json));

        // Then
        assertThat(byUs).isEqualTo(bytes);
        assertThat(byAvro).isEqualTo(bytes);
    }

    private static Topic<?> topic(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GenericRecord fromJson(Schema schema, String json) throws IOException {
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().jsonDecoder(schema, json));
    }
}
