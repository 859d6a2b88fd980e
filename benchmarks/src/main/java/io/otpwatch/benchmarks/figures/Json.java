package io.otpwatch.benchmarks.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Records as JSON: on one line from process to process, or indented and rounded for people. */
public final class Json {
    private static final MathContext DIGITS = new MathContext(5);
    private static final ObjectMapper LINE = new ObjectMapper();
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

    public static <T> T read(String line, Class<T> type) {
        try {
            return LINE.readValue(line, type);
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
