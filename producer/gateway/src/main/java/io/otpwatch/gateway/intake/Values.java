package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.otpwatch.rules.BadField;
import io.otpwatch.rules.VendorMessageIds;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one object's fields, and keeps the first that is bad. A JSON null is as good as no field.
 */
final class Values {
    private static final int TEXT_MAX = 16_384; // room for any text; the rules have the bounds of the fields
    private static final int RAW_CODES_READ = 9; // one more than may be, so that the rules see that it is too many

    private final JsonParser json;
    private @Nullable BadField bad;

    Values(JsonParser json) {
        this.json = json;
    }

    Optional<BadField> bad() {
        return Optional.ofNullable(bad);
    }

    boolean isBad() {
        return bad != null;
    }

    void refuse(String field, String expected) {
        if (bad == null) {
            bad = new BadField(field, expected);
        }
    }

    /** Text as it is. */
    @Nullable
    String text(String field) throws IOException {
        return switch (json.nextToken()) {
            case VALUE_STRING -> bounded(field, json.getText());
            case VALUE_NULL -> null;
            default -> {
                other(field, "text");
                yield null;
            }
        };
    }

    private @Nullable String bounded(String field, String text) {
        if (text.length() <= TEXT_MAX) {
            return text;
        }
        refuse(field, "at most " + TEXT_MAX + " characters; was " + text.length());
        return null;
    }

    /** A provider's id of a message, in the form that is kept. */
    @Nullable
    String vendorMessageId(String field) throws IOException {
        String text = text(field);
        return text == null ? null : VendorMessageIds.harmless(text);
    }

    /** Text brought to its one spelling. */
    @Nullable
    String spelt(String field, UnaryOperator<String> spelling) throws IOException {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return spelling.apply(text);
        } catch (IllegalArgumentException e) { // its message has the shape, never the value
            refuse(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    @Nullable
    Integer integer(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT) {
            return json.getIntValue();
        }
        if (token != JsonToken.VALUE_NULL) {
            other(field, "a whole number of 32 bits");
        }
        return null;
    }

    /** Milliseconds since 1970, given so or in ISO 8601 with a zone. */
    @Nullable
    Long time(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        if (token == JsonToken.VALUE_STRING) {
            return iso(field, json.getText());
        }
        if (token != JsonToken.VALUE_NULL) {
            other(field, "milliseconds since 1970, or ISO 8601 with a zone");
        }
        return null;
    }

    private @Nullable Long iso(String field, String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            refuse(field, "ISO 8601 with a zone, as 2026-03-01T12:00:00Z; was " + text.length() + " characters");
            return null;
        }
    }

    /** One of an enum's names in any case. */
    <E extends Enum<E>> @Nullable E word(String field, Class<E> words, String expected) throws IOException {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) { // its message quotes the value
            refuse(field, expected + "; was another text of " + text.length() + " characters");
            return null;
        }
    }

    /** Codes of a report; more than there may be are counted by the rules, not kept. */
    List<String> codes(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (token != JsonToken.START_ARRAY) {
            other(field, "an array of text");
            return List.of();
        }
        List<String> codes = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                if (codes.size() < RAW_CODES_READ) {
                    codes.add(json.getText());
                }
            } else {
                other(field, "an array of text");
            }
        }
        return codes;
    }

    /** Passes over the value of a field that nobody knows. */
    void skip() throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private void other(String field, String expected) throws IOException {
        refuse(field, expected + "; was " + kind(json.currentToken()));
        json.skipChildren();
    }

    static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT -> "a whole number, perhaps too large";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or exponent";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
