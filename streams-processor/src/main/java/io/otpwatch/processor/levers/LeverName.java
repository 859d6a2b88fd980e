package io.otpwatch.processor.levers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be set. */
public enum LeverName {
    /** False pages per 30 days over all routes. */
    BUDGET("budget", "perMonth", ""),
    /** Nobody is paged for less. */
    MIN_SEVERITY("min-severity", "severity", ""),
    /** What is usual within a scope, instead of what was learnt. */
    PIN("pin", "signal p", "p50 p95"),
    /** How it is since then is how it is to be. */
    NEW_NORMAL("new-normal", "since", ""),
    /** Nobody is paged within a scope and time. */
    MAINTENANCE("maintenance", "from to", "reason"),
    /** An e-mail domain that is a route of its own. */
    KNOWN_DOMAIN("known-domain", "", "");

    private final String text;
    private final String required;
    private final String optional;

    LeverName(String text, String required, String optional) {
        this.text = text;
        this.required = required;
        this.optional = optional;
    }

    /** As in the topic and on the command line. */
    public String text() {
        return text;
    }

    /** Fields that it must have. */
    public List<String> required() {
        return words(required);
    }

    boolean has(String field) {
        return words(required).contains(field) || words(optional).contains(field);
    }

    /** Its fields in order, as a person reads them. */
    public String fields() {
        List<String> all = new ArrayList<>(words(required));
        all.addAll(words(optional));
        return all.isEmpty() ? "no fields" : String.join(", ", all);
    }

    public static Optional<LeverName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
    }

    /** All, as a person reads them. */
    public static String all() {
        return Arrays.stream(values()).map(LeverName::text).collect(Collectors.joining(", "));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
