package io.otpwatch.gateway.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text in JSON. */
public final class Json {
    private Json() {}

    /** In double quotes, with what must be escaped escaped. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
