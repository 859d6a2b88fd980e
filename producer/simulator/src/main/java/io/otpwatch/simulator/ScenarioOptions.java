package io.otpwatch.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was given for a scenario's keys, read as what each has to be. Each method throws IllegalArgumentException that
 * names the key if a value is none.
 */
record ScenarioOptions(String scenario, Map<String, String> values) {
    private static final Duration USUAL_START = Duration.ofMinutes(1);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    /** From {@code start}, a minute if it was not given, to {@code end}, for ever if it was not. */
    Window window() {
        return new Window(
                duration("start", USUAL_START), given("end").map(end -> duration("end", end)), Optional.empty());
    }

    String text(String key, String usual) {
        return values.getOrDefault(key, usual);
    }

    Optional<String> given(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** One of the words; the first of them if the key was not given. */
    String word(String key, String... words) {
        String word = text(key, words[0]);
        if (!List.of(words).contains(word)) {
            throw new IllegalArgumentException(key + " must be " + String.join(" or ", words) + ": " + word);
        }
        return word;
    }

    /** The one of the keys that was given; the first of them if none was. */
    String oneOf(String... keys) {
        List<String> given = Stream.of(keys).filter(values::containsKey).toList();
        if (given.size() > 1) {
            throw new IllegalArgumentException(
                    "scenario " + scenario + " takes only one of " + String.join(", ", keys));
        }
        return given.isEmpty() ? keys[0] : given.get(0);
    }

    Duration duration(String key, Duration usual) {
        return given(key).map(text -> duration(key, text)).orElse(usual);
    }

    double number(String key, double usual) {
        return given(key).map(text -> number(key, text)).orElse(usual);
    }

    private static double number(String key, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(key + " must be a number such as 3 or 1.5: " + text);
        }
        return Double.parseDouble(text);
    }

    private static Duration duration(String key, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(key + " must be a duration such as 90s, 3m or 1h: " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
