package io.otpwatch.processor.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.topology.Events;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FramedEventsTest {
    private static final long START = 1_700_000_000_000L;

    private final Map<Integer, Schema> registered = new HashMap<>();
    private final FramedEvents framed = new FramedEvents(this::find);
    private int lookUps;

    static List<String[]> vectors() throws IOException {
        try (InputStream in = CodeSent.class.getResourceAsStream("/io/otpwatch/schemas/vectors/framed.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_event_under_a_released_schema_is_the_bytes_of_its_vector(String topic, int id, String hex, String plain) {
        // Given
        Input input = Arrays.stream(Input.values())
                .filter(each -> topic.endsWith(each.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        registered.put(
                id,
                switch (input) {
                    case SENT -> CodeSent.getClassSchema();
                    case RECEIVED -> CodeReceived.getClassSchema();
                    case FAILED -> CodeFailed.getClassSchema();
                });

        // When
        byte[] value = framed.singleObject(input, HexFormat.of().parseHex(hex));

        // Then
        assertThat(HexFormat.of().formatHex(value)).isEqualTo(plain);
    }

    @Test
    void a_schema_with_other_fields_in_another_order_and_namespace_is_read_by_names() throws IOException {
        // Given
        Schema channel =
                SchemaBuilder.enumeration("Channel").namespace("com.acme").symbols("EMAIL", "PIGEON", "SMS");
        Schema theirs = SchemaBuilder.record("CodeSent")
                .namespace("com.acme")
                .fields()
                .requiredString("operator")
                .requiredString("domain")
                .name("extra")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .requiredString("country")
                .requiredString("sender")
                .requiredString("provider")
                .name("channel")
                .type(channel)
                .noDefault()
                .requiredInt("sentAt_not_ours")
                .requiredLong("sentAt")
                .requiredInt("attempt")
                .requiredString("codeId")
                .requiredString("challengeId")
                .endRecord();
        registered.put(9, theirs);
        CodeSent sent = Events.sent("c-1", "code-a", START);
        GenericRecordBuilder record = new GenericRecordBuilder(theirs)
                .set("operator", sent.getOperator())
                .set("domain", sent.getDomain())
                .set("extra", List.of("a", "b"))
                .set("country", sent.getCountry())
                .set("sender", sent.getSender())
                .set("provider", sent.getProvider())
                .set("channel", new GenericData.EnumSymbol(channel, "SMS"))
                .set("sentAt_not_ours", 1)
                .set("sentAt", sent.getSentAt())
                .set("attempt", 1)
                .set("codeId", "code-a")
                .set("challengeId", "c-1");

        // When
        CodeSent read = Topics.CODE_SENT.serde().decode(framed.singleObject(Input.SENT, frame(9, record.build())));

        // Then
        assertThat(read.getChallengeId()).isEqualTo("c-1");
        assertThat(read.getCodeId()).isEqualTo("code-a");
        assertThat(read.getChannel()).isEqualTo(sent.getChannel());
        assertThat(read.getSentAt()).isEqualTo(START);
        assertThat(read.getOperator()).isEqualTo(sent.getOperator());
        assertThat(read.getVendorMessageId()).isNull();
    }

    @Test
    void a_schema_that_lacks_a_field_without_default_or_is_of_another_event_says_what_it_must_be() {
        // Given
        registered.put(
                1,
                SchemaBuilder.record("CodeSent")
                        .fields()
                        .requiredString("codeId")
                        .endRecord());
        registered.put(2, SchemaBuilder.record("Order").fields().endRecord());
        registered.put(3, Schema.create(Schema.Type.STRING));

        // Then
        assertThat(refused(1).expected()).contains("a schema that Avro resolves to that of CodeSent");
        assertThat(refused(2).expected()).contains("a schema of a record named CodeSent");
        assertThat(refused(3).reason()).isEqualTo(Rejection.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void a_schema_is_looked_up_once_and_one_that_does_not_fit_too() {
        // Given
        registered.put(2, SchemaBuilder.record("Order").fields().endRecord());

        // When
        refused(2);
        refused(2);

        // Then
        assertThat(lookUps).isEqualTo(1);
    }

    @Test
    void an_id_that_is_not_found_is_asked_for_each_time_as_the_registry_may_learn_it() {
        assertThat(refused(4).reason()).isEqualTo(Rejection.UNKNOWN_SCHEMA);
        assertThat(refused(4).reason()).isEqualTo(Rejection.UNKNOWN_SCHEMA);
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void a_body_that_is_not_what_its_schema_says_is_malformed() {
        // Given
        Schema evolved = SchemaBuilder.record("CodeFailed").fields().endRecord();
        registered.put(5, CodeSent.getClassSchema());
        EventDecoder decoder = new EventDecoder(new RouteDictionary(), KnownDomains.shipped(), this::find);
        byte[] value = Arrays.copyOf(frame(5, new byte[] {2, 'c'}), 7);

        // Then
        assertThat(decoder.decode(Input.SENT, value, new Entry()))
                .isNotNull()
                .extracting(Rejected::reason)
                .isEqualTo(Rejection.MALFORMED);
        registered.put(6, evolved);
        assertThatThrownBy(() -> framed.singleObject(Input.FAILED, frame(6, new byte[] {1})))
                .isInstanceOf(FramedEvents.NotReadable.class);
    }

    @Test
    void a_type_that_nests_as_deep_as_a_record_is_long_is_malformed_and_ends_nothing() {
        // Given
        Schema nest = Schema.createRecord("Nest", null, "com.acme", false);
        nest.setFields(List.of(new Schema.Field(
                "inner",
                Schema.createUnion(Schema.create(Schema.Type.NULL), nest),
                null,
                Schema.Field.NULL_DEFAULT_VALUE)));
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("nest", nest));
        CodeSent.getClassSchema().getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        registered.put(8, Schema.createRecord("CodeSent", null, "com.acme", false, fields));
        byte[] deep = new byte[60_000];
        Arrays.fill(deep, (byte) 2);

        // Then
        assertThatThrownBy(() -> framed.singleObject(Input.SENT, frame(8, deep)))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void without_a_registry_the_reason_says_so() {
        // Given
        FramedEvents alone = new FramedEvents(WriterSchemas.NONE);

        // Then
        assertThat(FramedEvents.isFramed(frame(1, new byte[3]))).isTrue();
        assertThatThrownBy(() -> alone.singleObject(Input.SENT, frame(1, new byte[3])))
                .isInstanceOfSatisfying(
                        FramedEvents.NotReadable.class,
                        refusal -> assertThat(refusal.rejected.reason()).isEqualTo(Rejection.NO_REGISTRY));
    }

    private WriterSchemas.Lookup find(int id) {
        lookUps++;
        Schema schema = registered.get(id);
        return schema == null
                ? new WriterSchemas.Refused(Rejection.UNKNOWN_SCHEMA, Optional.empty())
                : new WriterSchemas.Found(schema);
    }

    private Rejected refused(int id) {
        FramedEvents.NotReadable refusal = catchThrowableOfType(
                FramedEvents.NotReadable.class, () -> framed.singleObject(Input.SENT, frame(id, new byte[1])));
        return refusal.rejected;
    }

    private static byte[] frame(int id, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }

    private static byte[] frame(int id, GenericData.Record record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return frame(id, out.toByteArray());
    }
}
