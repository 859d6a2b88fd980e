package io.otpwatch.standalone.levers;

import io.otpwatch.standalone.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Times as people type them, to milliseconds since 1970: {@code now}, {@code +2h}, {@code 2026-03-01T22:00Z}. */
public final class LeverTimes {
    private static final Set<String> FIELDS = Set.of("from", "to", "since");

    private LeverTimes() {}

    /**
     * The fields with times replaced.
     *
     * @throws IllegalArgumentException that names the field and says what was expected
     */
    public static Map<String, String> resolved(Map<String, String> fields, Instant now) {
        Map<String, String> resolved = new HashMap<>(fields);
        fields.forEach((field, text) -> {
            if (FIELDS.contains(field)) {
                resolved.put(field, Long.toString(time(field, text, now).toEpochMilli()));
            }
        });
        return resolved;
    }

    private static Instant time(String field, String text, Instant now) {
        try {
            if (text.equals("now")) {
                return now;
            }
            return text.startsWith("+")
                    ? now.plus(Durations.parse(text.substring(1)))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    field + ": expected a time like now, +2h or 2026-03-01T22:00Z; was " + text.length()
                            + " characters",
                    e);
        }
    }
}
