package io.otpwatch.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a JSON value looks like, told without telling the value. */
final class Shapes {
    private Shapes() {}

    /** As in "was a string of 9 characters". */
    static String of(@Nullable JsonNode node) {
        if (node == null) {
            return "missing";
        }
        return switch (node.getNodeType()) {
            case STRING -> "a string of " + node.textValue().length() + " characters";
            case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number with a fraction";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list of " + node.size();
            case OBJECT -> "an object";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "nothing that JSON has";
        };
    }
}
