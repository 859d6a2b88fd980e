package io.otpwatch.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer in JSON.
 *
 * @param status of HTTP
 * @param body UTF-8
 * @param headers beside the content type and length
 */
@SuppressWarnings("ArrayRecordComponent") // answers are sent, and never compared
public record Answer(int status, byte[] body, Map<String, String> headers) {
    private static final Map<String, String> RETRY = Map.of("Retry-After", "1");
    private static final Map<String, String> CLOSE = Map.of("Connection", "close");

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, String json) {
        return new Answer(status, json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /**
     * An error as {@code {"error":…,"expected":…}}.
     *
     * @param error a word of [a-z_]
     * @param expected what was expected, and the shape of what was
     */
    public static Answer error(int status, String error, String expected) {
        return json(status, "{\"error\":\"" + error + "\",\"expected\":" + Json.quoted(expected) + "}");
    }

    /** Come again in a second: nothing is wrong with the request. */
    public static Answer overloaded(String why) {
        return error(503, "unavailable", why).with(RETRY);
    }

    static Answer tooSlow() {
        return error(408, "too_slow", "a body that comes whole in time; was still coming")
                .with(CLOSE);
    }

    static Answer tooLarge(long max) {
        return error(413, "too_large", "a body of at most " + max + " bytes; was more")
                .with(CLOSE);
    }

    public Answer with(Map<String, String> more) {
        return new Answer(status, body, more);
    }
}
