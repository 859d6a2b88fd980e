package io.otpwatch.kit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code /healthz} and {@code /readyz} answer.
 *
 * @param ok whether the answer is 200, else 503
 * @param detail for people, in this order; text, numbers, lists and maps of them, and what is shown by its toString
 */
public record Health(boolean ok, Map<String, Object> detail) {
    public Health {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    public static Health up() {
        return new Health(true, Map.of());
    }
}
