package io.otpwatch.simulator;

import java.util.Locale;

/** What is counted per route. */
public enum Count {
    /** Codes sent; duplicates not among them. */
    SENT,
    /** Of these, those appended more than 10 s after their sentAt. */
    STALE,
    /** Codes with a receipt by their horizon. */
    RECEIPTS,
    /** Codes with that outcome. */
    RECEIVED,
    /** Codes with that outcome. */
    FAILED,
    /** Codes with that outcome. */
    MISSING,
    /** Evidence after the horizon of a code that was not received; entry without code id once for each such code. */
    LATE,
    /** Temporary failures by the horizon of their code; each counts. */
    TEMPORARY,
    /** Sends of a code id that was sent before and adds no vendor message id. */
    DUPLICATES,
    /**
     * Evidence and failures that belong to no code. A code that was received is closed at its horizon, others take
     * late evidence but no failures after it.
     */
    UNMATCHED,
    /** Codes that count so at their deadline. */
    DUE_IN_TIME,
    /** Codes that count so at their deadline. */
    DUE_RECIPIENT,
    /** Codes that count so at their deadline. */
    DUE_FAILED,
    /** Codes that count so at their deadline. */
    DUE_OVERDUE,
    /** Challenges, in the route of their attempt 1. */
    CHALLENGES,
    /** Challenges entered by the horizon of their attempt 1. */
    ENTERED,
    /** Of these, by a later attempt. */
    ENTERED_BY_RESEND;

    /** In lower camel case, as in the report: {@code dueInTime}. */
    public String label() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder label = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            label.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return label.toString();
    }
}
