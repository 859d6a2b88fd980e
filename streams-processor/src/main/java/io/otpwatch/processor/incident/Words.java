package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.processor.localise.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers, times, scopes and causes as people say them. */
public final class Words {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);

    private static final int LONGEST_NAME = 64;

    private Words() {}

    /** The cause in the words of the documents. */
    public static String of(Cause cause) {
        return switch (cause) {
            case UNCLEAR -> "unclear";
            case PENDING -> "not arriving, cause pending";
            case SENDS_STOPPED -> "upstream stopped sending";
            case PROVIDER_OUTAGE -> "sending provider outage";
            case SLOW_ROUTE -> "slow route";
            case CARRIER_FILTERING_EXPLICIT -> "carrier filtering, explicit";
            case CARRIER_FILTERING_SILENT -> "carrier filtering, silent";
            case MAILBOX_DROP -> "mailbox provider drops or defers";
            case SPAM_FOLDERED -> "spam-foldered";
            case CLIENT_TROUBLE -> "trouble in the browser or app";
            case PUMPING -> "SMS pumping";
            case FEED_BROKEN -> "receipt feed broken";
            case PROVIDER_SILENT -> "provider silent: receipts or delivery";
            case MONITOR_LAGS -> "the monitor lags";
        };
    }

    /** Which codes: {@code SMS codes to 310-260 by twilio}; {@code all codes}. */
    public static String of(Scope scope) {
        List<String> words = new ArrayList<>();
        String channel = scope.value("channel").orElse("");
        words.add(
                switch (channel) {
                    case "sms" -> "SMS codes";
                    case "email" -> "e-mail codes";
                    case "" -> scope.attributes().isEmpty() ? "all codes" : "codes";
                    default -> channel + " codes";
                });
        scope.value("domain").or(() -> scope.value("operator")).ifPresent(to -> words.add("to " + name(to)));
        scope.value("range").ifPresent(range -> words.add("to numbers " + name(range) + "…"));
        scope.value("provider").ifPresent(provider -> words.add("by " + name(provider)));
        scope.value("sender").ifPresent(sender -> words.add("from " + name(sender)));
        scope.value("country").ifPresent(country -> words.add("in " + name(country)));
        scope.value("platform").ifPresent(platform -> words.add("on " + name(platform)));
        return String.join(" ", words);
    }

    /** Longer ones lose their middle. */
    private static String name(String value) {
        return value.length() <= LONGEST_NAME
                ? value
                : value.substring(0, LONGEST_NAME / 2) + "…" + value.substring(value.length() - LONGEST_NAME / 2 + 1);
    }

    /** {@code 4 %}; below one per cent with a digit more, {@code 0.4 %}. */
    static String percent(double share) {
        double percent = 100 * share;
        boolean fine = percent > 0 && percent < 1;
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", percent);
    }

    /** {@code 38}; below ten with a digit more, {@code 3.8}. */
    static String rate(double perMinute) {
        return String.format(Locale.ROOT, perMinute > 0 && perMinute < 10 ? "%.1f" : "%.0f", perMinute);
    }

    /** {@code 03:12 UTC}. */
    static String clock(long ms) {
        return CLOCK.format(Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC));
    }

    /** {@code 40 s}, {@code 12 min}, {@code 3 h 5 min}. */
    static String lasting(long ms) {
        long seconds = Math.max(0, ms / 1000);
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** {@code 4.2 s}, {@code 75 s}. */
    static String latency(long ms) {
        return ms < 10_000 ? String.format(Locale.ROOT, "%.1f s", ms / 1000.0) : ms / 1000 + " s";
    }
}
