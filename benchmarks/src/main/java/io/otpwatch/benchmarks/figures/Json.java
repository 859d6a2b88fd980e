package io.otpwatch.benchmarks.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Records as JSON: on one line from process to process, or indented and rounded for people. */
public final class Json {
    private static final MathContext DIGITS = new MathContext(5);
    private static final ObjectMapper LINE = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addDeserializer(Double.class, new NanForNull())
                    .addDeserializer(Double.TYPE, new NanForNull()));
    private static final ObjectMapper SHOWN = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .registerModule(new SimpleModule()
                    .addSerializer(Double.class, new Rounded())
                    .addSerializer(Double.TYPE, new Rounded()));

    private Json() {}

    public static String line(Object value) {
        return write(LINE, value);
    }

    /**
     * What {@link #line} or {@link #shown} wrote; a figure that was none is NaN again.
     *
     * @throws IllegalArgumentException if the text is no such record
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return LINE.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** With five significant digits, and a line break at the end. */
    public static String shown(Object value) {
        return write(SHOWN, value) + "\n";
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    value.getClass().getSimpleName() + " cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    private static final class NanForNull extends StdDeserializer<Double> {
        NanForNull() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return _parseDoublePrimitive(in, context);
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class Rounded extends StdSerializer<Double> {
        Rounded() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(new BigDecimal(value).round(DIGITS));
            } else {
                out.writeNull();
            }
        }
    }
}
