package io.otpwatch.standalone.explain;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a table writes its minutes: whole numbers that rise by time, or ISO 8601, with a T or a blank before the time, with a
 * zone or without; a day alone is its first minute. The first decides which; seconds are cut off.
 */
final class Minutes {
    private static final int DIGITS_MAX = 15;
    /** Of {@code 2026-01-15}. */
    private static final int DATE_LENGTH = 10;

    private static final int SECONDS_OF_MINUTE = 60;

    private final Map<Long, String> texts = new HashMap<>();
    private Optional<Boolean> numbers = Optional.empty();

    /** Empty if it is none, or not of the first one's kind. */
    OptionalLong read(String text) {
        OptionalLong minute = parsed(text);
        minute.ifPresent(at -> {
            numbers = Optional.of(isNumber(text));
            texts.putIfAbsent(at, text);
        });
        return minute;
    }

    /** As {@link #read}, of a minute that need not be in the table. */
    OptionalLong parsed(String text) {
        boolean number = isNumber(text);
        if (number != numbers.orElse(number)) {
            return OptionalLong.empty();
        }
        return number ? OptionalLong.of(Long.parseLong(text)) : iso(text);
    }

    /** As the table wrote it first. */
    String text(long minute) {
        return texts.getOrDefault(minute, String.valueOf(minute));
    }

    int count() {
        return texts.size();
    }

    /** What a minute must be. */
    String expected() {
        return numbers.map(are -> are ? "a whole number, as above" : "a time as ISO 8601 has it, as above")
                .orElse("a whole number, or a time as ISO 8601 has it");
    }

    private static boolean isNumber(String text) {
        return text.length() <= DIGITS_MAX && text.matches("\\d+");
    }

    private static OptionalLong iso(String text) {
        try {
            String time = text.length() == DATE_LENGTH ? text + "T00:00" : text.replace(' ', 'T');
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime zoned = read instanceof OffsetDateTime with
                    ? with
                    : LocalDateTime.from(read).atOffset(ZoneOffset.UTC);
            return OptionalLong.of(zoned.truncatedTo(ChronoUnit.MINUTES).toEpochSecond() / SECONDS_OF_MINUTE);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
