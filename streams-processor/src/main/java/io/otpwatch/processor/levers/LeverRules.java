package io.otpwatch.processor.levers;

import io.otpwatch.events.Lever;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.rules.Domains;
import io.otpwatch.rules.FieldCheck;
import io.otpwatch.rules.PrivateText;
import io.otpwatch.schemas.Signal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a lever must be. */
public final class LeverRules {
    private static final double MOST_PAGES = 1000;
    private static final long LONGEST_LATENCY = Duration.ofHours(1).toMillis();
    private static final long LONGEST_WINDOW = Duration.ofDays(31).toMillis();
    private static final int LONGEST_REASON = 200;
    private static final List<String> SEVERITIES = Arrays.stream(Severity.values())
            .filter(severity -> severity != Severity.UNKNOWN)
            .map(Severity::name)
            .toList();

    private LeverRules() {}

    /** Under which key it stands in the topic. */
    public static String key(String name, String scope) {
        return name + "\t" + scope;
    }

    /** The key of a lever that was checked, in the one spelling of its scope: a pin is one for each signal. */
    public static String key(Setting setting) {
        if (setting instanceof Setting.Budget) {
            return key(LeverName.BUDGET.text(), "");
        } else if (setting instanceof Setting.MinSeverity) {
            return key(LeverName.MIN_SEVERITY.text(), "");
        } else if (setting instanceof Setting.Pin pin) {
            return key(LeverName.PIN.text(), ScopeText.write(pin.scope())) + "\t" + pin.signal();
        } else if (setting instanceof Setting.NewNormal normal) {
            return key(LeverName.NEW_NORMAL.text(), ScopeText.write(normal.scope()));
        } else if (setting instanceof Setting.Maintenance window) {
            return key(LeverName.MAINTENANCE.text(), ScopeText.write(window.scope())) + "\t" + window.from();
        }
        return key(LeverName.KNOWN_DOMAIN.text(), ((Setting.KnownDomain) setting).domain());
    }

    /** @throws BadLever naming the first field that is bad */
    public static Setting check(Lever lever) throws BadLever {
        LeverName name = LeverName.of(lever.getName())
                .orElseThrow(() -> new BadLever(
                        "name",
                        "one of " + LeverName.all() + "; was " + lever.getName().length() + " characters"));
        checkFields(name, lever.getFields());
        Map<String, String> fields = lever.getFields();
        return switch (name) {
            case BUDGET -> new Setting.Budget(budget(global(lever).getFields()));
            case MIN_SEVERITY -> new Setting.MinSeverity(severity(global(lever).getFields()));
            case PIN -> pin(ScopeText.read(lever.getScope()), fields);
            case NEW_NORMAL -> new Setting.NewNormal(ScopeText.read(lever.getScope()), time(fields, "since"));
            case MAINTENANCE -> maintenance(ScopeText.read(lever.getScope()), fields);
            case KNOWN_DOMAIN -> new Setting.KnownDomain(domain(lever.getScope()));
        };
    }

    private static void checkFields(LeverName name, Map<String, String> fields) throws BadLever {
        for (String required : name.required()) {
            if (!fields.containsKey(required)) {
                throw new BadLever(required, "a value, as " + name.text() + " needs it; was not given");
            }
        }
        int unknown =
                (int) fields.keySet().stream().filter(field -> !name.has(field)).count();
        if (unknown > 0) {
            throw new BadLever(
                    "fields",
                    name.fields() + " for " + name.text() + "; " + unknown + " of " + fields.size() + " are others");
        }
    }

    private static Lever global(Lever lever) throws BadLever {
        if (!lever.getScope().isEmpty()) {
            throw new BadLever(
                    "scope",
                    "none, as it is for all codes; was " + lever.getScope().length() + " characters");
        }
        return lever;
    }

    private static double budget(Map<String, String> fields) throws BadLever {
        double value = number(fields, "perMonth", "a number above 0, at most 1000");
        if (!(value > 0 && value <= MOST_PAGES)) {
            throw new BadLever("perMonth", "a number above 0, at most 1000; was " + size(value, MOST_PAGES));
        }
        return value;
    }

    private static Severity severity(Map<String, String> fields) throws BadLever {
        String text = value(fields, "severity");
        return SEVERITIES.stream()
                .filter(text::equals)
                .findFirst()
                .map(Severity::valueOf)
                .orElseThrow(() -> new BadLever(
                        "severity",
                        "one of " + String.join(", ", SEVERITIES) + "; was " + text.length() + " characters"));
    }

    private static Setting.Pin pin(Scope scope, Map<String, String> fields) throws BadLever {
        String text = value(fields, "signal");
        Signal signal = switch (text) {
            case "RECEIPT" -> Signal.RECEIPT;
            case "ENTRY" -> Signal.ENTRY;
            default -> throw new BadLever("signal", "RECEIPT or ENTRY; was " + text.length() + " characters");
        };
        double p = number(fields, "p", "a share above 0, at most 1");
        if (!(p > 0 && p <= 1)) {
            throw new BadLever("p", "a share above 0, at most 1; was " + size(p, 1));
        }
        long p50 = latency(fields, "p50");
        long p95 = latency(fields, "p95");
        if ((p50 == 0) != (p95 == 0)) {
            throw new BadLever(p50 == 0 ? "p50" : "p95", "both p50 and p95, or none; was not given");
        }
        if (p95 <= p50 && p50 != 0) {
            throw new BadLever("p95", "more than p50; was " + (p95 == p50 ? "the same" : "less"));
        }
        return new Setting.Pin(scope, signal, p, p50, p95);
    }

    private static Setting.Maintenance maintenance(Scope scope, Map<String, String> fields) throws BadLever {
        long from = time(fields, "from");
        long to = time(fields, "to");
        if (to <= from) {
            throw new BadLever("to", "later than from; was " + (to == from ? "the same" : "earlier"));
        }
        if (to - from > LONGEST_WINDOW) {
            throw new BadLever("to", "at most 31 days after from; was " + (to - from) / 86_400_000 + " days");
        }
        String reason = fields.getOrDefault("reason", "");
        Optional<String> problem = PrivateText.problemOfWord(reason);
        if (problem.isPresent()) {
            throw new BadLever("reason", problem.get());
        }
        if (reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw new BadLever("reason", "at most 200 printable characters; was " + reason.length());
        }
        return new Setting.Maintenance(scope, from, to, reason);
    }

    private static String domain(String text) throws BadLever {
        Optional<String> problem = Domains.problem(text);
        if (problem.isPresent()) {
            throw new BadLever("scope", problem.get());
        }
        if (!Domains.isMail(text)) {
            throw new BadLever("scope", "an e-mail domain; was a carrier or unknown");
        }
        return text;
    }

    private static long latency(Map<String, String> fields, String field) throws BadLever {
        if (!fields.containsKey(field)) {
            return 0;
        }
        double ms = number(fields, field, "milliseconds, 1 to 3600000");
        if (!(ms >= 1 && ms <= LONGEST_LATENCY)) {
            throw new BadLever(field, "milliseconds, 1 to 3600000; was " + size(ms, LONGEST_LATENCY));
        }
        return Math.round(ms);
    }

    private static long time(Map<String, String> fields, String field) throws BadLever {
        String expected = "milliseconds since 1970, from 2000 to 2100";
        double ms = number(fields, field, expected);
        if (!FieldCheck.isTime((long) ms)) {
            String was = ms < 0 ? "negative" : value(fields, field).length() + " digits";
            throw new BadLever(field, expected + "; was " + was);
        }
        return (long) ms;
    }

    private static double number(Map<String, String> fields, String field, String expected) throws BadLever {
        String text = value(fields, field);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadLever(field, expected + "; was " + text.length() + " characters that are no number");
        }
    }

    private static String value(Map<String, String> fields, String field) {
        return fields.getOrDefault(field, "");
    }

    /** {@code value}: not within 0, exclusive, and {@code most}. */
    private static String size(double value, double most) {
        if (Double.isNaN(value)) {
            return "no number";
        }
        return value > most ? "more" : value < 0 ? "negative" : value == 0 ? "0" : "less";
    }
}
