package io.otpwatch.processor.levers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be set. */
public enum LeverName {
    /** False pages per 30 days over all routes. */
    BUDGET("budget", Set.of("perMonth"), Set.of()),
    /** Nobody is paged for less. */
    MIN_SEVERITY("min-severity", Set.of("severity"), Set.of()),
    /** What is usual within a scope, instead of what was learnt. */
    PIN("pin", Set.of("signal", "p"), Set.of("p50", "p95")),
    /** How it is since then is how it is to be. */
    NEW_NORMAL("new-normal", Set.of("since"), Set.of()),
    /** Nobody is paged within a scope and time. */
    MAINTENANCE("maintenance", Set.of("from", "to"), Set.of("reason")),
    /** An e-mail domain that is a route of its own. */
    KNOWN_DOMAIN("known-domain", Set.of(), Set.of());

    private final String text;
    private final Set<String> required;
    private final Set<String> optional;

    LeverName(String text, Set<String> required, Set<String> optional) {
        this.text = text;
        this.required = required;
        this.optional = optional;
    }

    /** As in the topic and on the command line. */
    public String text() {
        return text;
    }

    /** Fields that it must have. */
    public Set<String> required() {
        return required;
    }

    boolean has(String field) {
        return required.contains(field) || optional.contains(field);
    }

    /** Its fields in order, as a person reads them. */
    public String fields() {
        List<String> all = required.stream().sorted().collect(Collectors.toList());
        optional.stream().sorted().forEach(all::add);
        return all.isEmpty() ? "no fields" : String.join(", ", all);
    }

    public static Optional<LeverName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }

    /** All, as a person reads them. */
    public static String all() {
        return Arrays.stream(values()).map(LeverName::text).collect(Collectors.joining(", "));
    }
}
