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
 * zone or without. The first decides which; seconds are cut off.
 */
final class Minutes {
    private static final int DIGITS_MAX = 15;
    private static final int SECONDS_OF_MINUTE = 60;

    private final Map<Long, String> texts = new HashMap<>();
    private Optional<Boolean> numbers = Optional.empty();

    /** Empty if it is none, or not of the first one's kind. */
    OptionalLong read(String text) {
        boolean number = text.length() <= DIGITS_MAX && text.matches("\\d+");
        if (number != numbers.orElse(number)) {
            return OptionalLong.empty();
        }
        OptionalLong minute = number ? OptionalLong.of(Long.parseLong(text)) : iso(text);
        if (minute.isPresent()) {
            numbers = Optional.of(number);
            texts.putIfAbsent(minute.getAsLong(), text);
        }
        return minute;
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

    private static OptionalLong iso(String text) {
        try {
            TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime time = read instanceof OffsetDateTime with
                    ? with
                    : LocalDateTime.from(read).atOffset(ZoneOffset.UTC);
            return OptionalLong.of(time.truncatedTo(ChronoUnit.MINUTES).toEpochSecond() / SECONDS_OF_MINUTE);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
