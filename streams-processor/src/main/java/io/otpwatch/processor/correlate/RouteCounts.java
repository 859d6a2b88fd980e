package io.otpwatch.processor.correlate;

/**
 * What happened on one route since the counts were last taken. All are numbers of codes but those of challenges.
 * Mutable; owned by one task until it is handed on.
 */
public final class RouteCounts {
    long sent;
    long received;
    long failed;
    long missing;
    long late;
    long duplicates;
    long unmatched;
    long challenges;
    long entered;
    long enteredByResend;
    long dueInTime;
    long dueRecipient;
    long dueFailed;
    long dueOverdue;
    long inFlight;
    private final LatencyBins latency = new LatencyBins();

    /** Sends, duplicates left out. */
    public long sent() {
        return sent;
    }

    /** Outcomes RECEIVED. */
    public long received() {
        return received;
    }

    /** Outcomes FAILED. */
    public long failed() {
        return failed;
    }

    /** Outcomes MISSING. */
    public long missing() {
        return missing;
    }

    /** Evidence appended after the horizon of a code that was not received. */
    public long late() {
        return late;
    }

    /** Sends of a code that had been sent already. */
    public long duplicates() {
        return duplicates;
    }

    /** Evidence and failures for which no send came. */
    public long unmatched() {
        return unmatched;
    }

    /** Challenges: sends of attempt 1. */
    public long challenges() {
        return challenges;
    }

    /** Challenges entered within the horizon of their first code. */
    public long entered() {
        return entered;
    }

    /** Of {@link #entered}, those that took a resend. */
    public long enteredByResend() {
        return enteredByResend;
    }

    /** At the deadline: receipt or entry evidence had been appended. */
    public long dueInTime() {
        return dueInTime;
    }

    /** At the deadline: a failure that blames the recipient. */
    public long dueRecipient() {
        return dueRecipient;
    }

    /** At the deadline: another permanent failure. */
    public long dueFailed() {
        return dueFailed;
    }

    /** At the deadline: nothing. */
    public long dueOverdue() {
        return dueOverdue;
    }

    /** Change of the codes in flight; may be negative. */
    public long inFlight() {
        return inFlight;
    }

    /** Latency of the first receipt of each code, event time − sentAt. */
    public LatencyBins latency() {
        return latency;
    }

    public void add(RouteCounts other) {
        sent += other.sent;
        received += other.received;
        failed += other.failed;
        missing += other.missing;
        late += other.late;
        duplicates += other.duplicates;
        unmatched += other.unmatched;
        challenges += other.challenges;
        entered += other.entered;
        enteredByResend += other.enteredByResend;
        dueInTime += other.dueInTime;
        dueRecipient += other.dueRecipient;
        dueFailed += other.dueFailed;
        dueOverdue += other.dueOverdue;
        inFlight += other.inFlight;
        latency.merge(other.latency);
    }

    /** Codes that came into flight here, or left, other than by a send or an outcome. */
    public void addInFlight(long codes) {
        inFlight += codes;
    }

    public void clear() {
        sent = 0;
        received = 0;
        failed = 0;
        missing = 0;
        late = 0;
        duplicates = 0;
        unmatched = 0;
        challenges = 0;
        entered = 0;
        enteredByResend = 0;
        dueInTime = 0;
        dueRecipient = 0;
        dueFailed = 0;
        dueOverdue = 0;
        inFlight = 0;
        latency.clear();
    }
}
