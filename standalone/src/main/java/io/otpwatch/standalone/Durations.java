package io.otpwatch.standalone;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type and read them: {@code 90s}, {@code 3m}, {@code 1h30m}; never below a second. */
public final class Durations {
    private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,7})s)?");

    private Durations() {}

    /**
     * What a person typed.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw expected(text);
        }
        Duration duration = Duration.ofHours(number(matcher, 1))
                .plusMinutes(number(matcher, 2))
                .plusSeconds(number(matcher, 3));
        if (duration.isZero()) {
            throw expected(text);
        }
        return duration;
    }

    private static long number(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group)).map(Long::parseLong).orElse(0L);
    }

    private static IllegalArgumentException expected(String text) {
        return new IllegalArgumentException(
                "expected a duration above zero like 90s, 3m or 1h30m, was \"" + text + "\"");
    }

    /** Minutes and seconds, {@code 2:05}; hours before them if there are any, {@code 1:02:05}. */
    public static String clock(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long hours = seconds / 3600;
        String minutesAndSeconds = "%d:%02d".formatted(seconds / 60 % 60, seconds % 60);
        return hours == 0 ? minutesAndSeconds : "%d:%02d:%02d".formatted(hours, seconds / 60 % 60, seconds % 60);
    }

    /** A latency to two or three significant figures: {@code 340 ms}, {@code 1.4 s}, {@code 23 s}, {@code 12 min}. */
    public static String latency(long ms) {
        if (ms < 1000) {
            return ms + " ms";
        }
        if (ms < 10_000) {
            return "%d.%d s".formatted(ms / 1000, ms % 1000 / 100);
        }
        return ms < 600_000 ? ms / 1000 + " s" : ms / 60_000 + " min";
    }
}
