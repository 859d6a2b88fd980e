package io.otpwatch.standalone.replay.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column writes its times: {@code epoch-s} (a fraction may follow), {@code epoch-ms}, {@code iso}, or a pattern of
 * {@link DateTimeFormatter}; with {@code @ZONE} behind it for times that do not say their zone. A time that the clocks
 * showed twice, when summer ended, is the first of the two.
 */
public final class TimeFormat {
    /** Ten digits are seconds, thirteen milliseconds, all else is ISO 8601 with its zone. */
    static final TimeFormat ANY = new TimeFormat("any", Optional.empty(), Optional.empty());

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d{0,12})?");
    private static final int SECONDS_DIGITS = 10;
    private static final int MILLIS_DIGITS = 13;

    private final String name;
    private final Optional<DateTimeFormatter> formatter;
    private final Optional<ZoneId> zone;

    private TimeFormat(String name, Optional<DateTimeFormatter> formatter, Optional<ZoneId> zone) {
        this.name = name;
        this.formatter = formatter;
        this.zone = zone;
    }

    /**
     * Reads a format.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static TimeFormat of(String text) {
        int at = text.lastIndexOf('@');
        String name = (at < 0 ? text : text.substring(0, at)).strip();
        Optional<ZoneId> zone = at < 0
                ? Optional.empty()
                : Optional.of(zone(text.substring(at + 1).strip()));
        if (name.equals("epoch-s") || name.equals("epoch-ms")) {
            return new TimeFormat(name, Optional.empty(), zone);
        }
        TimeFormat format = new TimeFormat(
                name, Optional.of(name.equals("iso") ? DateTimeFormatter.ISO_DATE_TIME : pattern(name)), zone);
        if (!name.equals("iso") && !format.saysWhen()) {
            throw new IllegalArgumentException(
                    "the pattern needs a date, a time and a zone; @ZONE behind it gives one, as in @Europe/Berlin");
        }
        return format;
    }

    /**
     * Milliseconds since 1970; what is finer is cut off.
     *
     * @throws BadCell if the text is no such time
     */
    long millis(String field, String text) throws BadCell {
        try {
            return switch (name) {
                case "epoch-s" -> seconds(text);
                case "epoch-ms" -> Long.parseLong(text);
                case "any" -> any(text);
                default -> instant(formatter.orElseThrow(), text).toEpochMilli();
            };
        } catch (DateTimeException
                | ArithmeticException
                | IllegalArgumentException e) { // their messages quote the text
            String expected =
                    this == ANY ? "seconds or milliseconds since 1970, or ISO 8601 with its zone" : "a time as " + name;
            throw new BadCell(field, expected + "; was " + text.length() + " other characters");
        }
    }

    private static long any(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && text.length() == MILLIS_DIGITS) {
            return Long.parseLong(text);
        }
        int point = text.indexOf('.');
        if ((digits && text.length() == SECONDS_DIGITS) || point == SECONDS_DIGITS) {
            return seconds(text);
        }
        return Instant.from(DateTimeFormatter.ISO_DATE_TIME.parse(text)).toEpochMilli();
    }

    private static long seconds(String text) {
        if (!SECONDS.matcher(text).matches()) { // an exponent could make a number of billions of digits of it
            throw new IllegalArgumentException("no seconds");
        }
        return new BigDecimal(text).movePointRight(3).longValue();
    }

    private Instant instant(DateTimeFormatter format, String text) {
        TemporalAccessor read = format.parse(text);
        ZoneId own = read.query(TemporalQueries.zone());
        return ZonedDateTime.of(
                        LocalDate.from(read),
                        LocalTime.from(read),
                        own != null ? own : zone.orElseThrow(() -> new DateTimeException("no zone")))
                .toInstant();
    }

    private boolean saysWhen() {
        ZonedDateTime sample = ZonedDateTime.of(2024, 5, 17, 13, 45, 56, 0, ZoneOffset.UTC);
        try {
            instant(formatter.orElseThrow(), formatter.orElseThrow().format(sample));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static DateTimeFormatter pattern(String pattern) {
        try {
            if (!pattern.isEmpty()) {
                return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException("no format for a time; one of epoch-s, epoch-ms, iso, or a pattern such as"
                + " yyyy-MM-dd HH:mm:ss[.SSS]@Europe/Berlin");
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time zone of that name behind the @", e);
        }
    }
}
