package io.otpwatch.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/** Schemas as an older or newer release might have them, and records written with them. */
final class SchemaVariants {
    private SchemaVariants() {}

    static Schema without(Schema schema, String... fields) {
        List<String> dropped = List.of(fields);
        return record(
                schema,
                schema.getFields().stream()
                        .filter(field -> !dropped.contains(field.name()))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
    }

    /** With one more symbol in the enum that {@code member} belongs to. */
    static Schema withSymbol(Schema schema, Enum<?> member, String symbol) {
        String name = member.getDeclaringClass().getSimpleName();
        return new Schema.Parser()
                .parse(schema.toString()
                        .replaceFirst("(\"name\":\"" + name + "\".*?\"symbols\":\\[)", "$1\"" + symbol + "\","));
    }

    static byte[] write(SpecificRecord event, Schema writer) {
        GenericRecord record = new GenericData.Record(writer);
        writer.getFields().forEach(field -> record.put(field.pos(), value(event, field)));
        return write(record);
    }

    /** As the other, with an enum field set to a symbol that the event's class does not know. */
    static byte[] write(SpecificRecord event, Schema writer, String field, String symbol) {
        GenericRecord record = new GenericData.Record(writer);
        writer.getFields().forEach(each -> record.put(each.pos(), value(event, each)));
        record.put(field, new GenericData.EnumSymbol(writer.getField(field).schema(), symbol));
        return write(record);
    }

    private static Object value(SpecificRecord event, Schema.Field field) {
        Object value = event.get(event.getSchema().getField(field.name()).pos());
        return value instanceof Enum<?> symbol ? new GenericData.EnumSymbol(field.schema(), symbol.name()) : value;
    }

    static byte[] write(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long fingerprint = SchemaHistory.fingerprint(record.getSchema());
        out.writeBytes(new byte[] {(byte) 0xC3, 0x01});
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint)
                .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Schema record(Schema like, List<Schema.Field> fields) {
        return Schema.createRecord(like.getName(), like.getDoc(), like.getNamespace(), false, fields);
    }
}
