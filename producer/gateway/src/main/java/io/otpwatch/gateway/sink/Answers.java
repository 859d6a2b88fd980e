package io.otpwatch.gateway.sink;

import io.otpwatch.gateway.http.Answer;
import io.otpwatch.gateway.http.Json;
import io.otpwatch.rules.BadField;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The answers about events. */
public final class Answers {
    private static final Answer ONE = Answer.json(200, "{\"accepted\":1}");

    private Answers() {}

    static Answer accepted(int events) {
        return events == 1 ? ONE : Answer.json(200, "{\"accepted\":" + events + "}");
    }

    /** A single object was none of the events. */
    static Answer refused(boolean unknownCode, @Nullable BadField why) {
        if (why == null) {
            throw new IllegalArgumentException("a refusal without a reason");
        }
        return unknownCode
                ? Answer.json(404, error("unknown_vendor_message", why))
                : Answer.json(400, error("bad_request", why));
    }

    private static String error(String error, BadField why) {
        return "{\"error\":\"" + error + "\"," + fields(why) + "}";
    }

    /** Of an array, some or all items were refused. */
    static Answer partly(int accepted, SortedMap<Integer, BadField> refused) {
        StringBuilder json = new StringBuilder(64 + 96 * refused.size());
        json.append("{\"accepted\":").append(accepted).append(",\"refused\":[");
        String comma = "";
        for (var item : refused.entrySet()) {
            json.append(comma).append("{\"index\":").append(item.getKey()).append(',');
            json.append(fields(item.getValue())).append('}');
            comma = ",";
        }
        return Answer.json(207, json.append("]}").toString());
    }

    private static String fields(BadField why) {
        return "\"field\":" + Json.quoted(why.field()) + ",\"expected\":" + Json.quoted(why.expected());
    }
}
