package io.otpwatch.simulator;

import io.otpwatch.events.EvidenceKind;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts events on the agenda for the time at which they are appended: after a delay of their own each,
 * so that they overtake one another, and now and then twice.
 *
 * <p>What is learnt within a code's life is appended no later than 5 s after that life, so before the
 * horizon. A code that arrives after its life has no other evidence. Hence whatever evidence comes
 * after the horizon is late evidence of a code that was not received.
 */
final class Appends {
    private static final double SLACK_SECONDS = 5;

    private final TrafficProfile profile;
    private final Fates fates;
    private final Draws draws;
    private final Agenda agenda;
    private final EventRecords records;

    Appends(TrafficProfile profile, Fates fates, Draws draws, Agenda agenda) {
        this.profile = profile;
        this.fates = fates;
        this.draws = draws;
        this.agenda = agenda;
        this.records = new EventRecords(profile.timing().codeLife());
    }

    void sent(Code code) {
        boolean never = happens(Quirk.VENDOR_ID_NEVER);
        boolean later = !never && happens(Quirk.VENDOR_ID_LATER);
        long at = code.sentNanos() + appendDelay();
        append(new SimulatedEvent.Send(Nanos.instant(at), records.sent(code, !never && !later)));
        if (later) {
            long known = at + Nanos.ofSeconds(draws.between(0.1, 2));
            append(new SimulatedEvent.Send(Nanos.instant(known), records.sent(code, true)));
        }
        if (happens(Quirk.SENT_TWICE)) {
            long again = at + Nanos.ofSeconds(draws.exponential(1));
            append(new SimulatedEvent.Send(Nanos.instant(again), records.sent(code, !never && !later)));
        }
    }

    /** A report of the provider. */
    void receipt(Code code, EvidenceKind kind, long atNanos) {
        long appended = inLife(code, atNanos, atNanos + feedDelay() + appendDelay());
        evidence(
                code,
                new SimulatedEvent.Evidence(Nanos.instant(appended), records.receipt(code, kind, atNanos)),
                event -> appendIfFed(code, event));
    }

    /** A mailbox of ours has got the code. */
    void seen(Code code, EvidenceKind kind, long atNanos) {
        long appended = inLife(code, atNanos, atNanos + appendDelay());
        evidence(
                code,
                new SimulatedEvent.Evidence(Nanos.instant(appended), records.seen(code, kind, atNanos)),
                this::append);
    }

    /** What the login service saw; only entries of an accepted code may leave it open which code it was. */
    void entry(Code code, EvidenceKind kind, long atNanos, boolean namesCode) {
        long appended = inLife(code, atNanos, atNanos + appendDelay());
        evidence(
                code,
                new SimulatedEvent.Evidence(Nanos.instant(appended), records.entry(code, kind, atNanos, namesCode)),
                this::append);
    }

    void failure(Code code, Fate.Report report) {
        long atNanos = code.sentNanos() + report.afterNanos();
        long appended = atNanos + feedDelay() + appendDelay();
        SimulatedEvent.Failure failure =
                new SimulatedEvent.Failure(Nanos.instant(appended), records.failure(code, report, atNanos));
        appendIfFed(code, failure);
        if (happens(Quirk.REPORTED_TWICE)) {
            appendIfFed(code, new SimulatedEvent.Failure(Nanos.instant(appended + repeatDelay()), failure.failed()));
        }
    }

    boolean isInLife(Code code, long atNanos) {
        return atNanos - code.sentNanos() <= profile.timing().codeLife().toNanos();
    }

    private void evidence(Code code, SimulatedEvent.Evidence evidence, Consumer<SimulatedEvent> append) {
        append.accept(evidence);
        long again = Nanos.of(evidence.at()) + repeatDelay();
        boolean harmless = again <= lastInLife(code) || Nanos.of(evidence.at()) > lastInLife(code);
        if (happens(Quirk.REPORTED_TWICE) && harmless) {
            append.accept(new SimulatedEvent.Evidence(Nanos.instant(again), evidence.received()));
        }
    }

    private void append(SimulatedEvent event) {
        agenda.plan(Nanos.of(event.at()), () -> Optional.of(event));
    }

    /** What the provider reports while its feed is broken is never appended. */
    private void appendIfFed(Code code, SimulatedEvent event) {
        if (!fates.feedBroken(code.challenge(), code.sending(), Nanos.of(event.at()))) {
            append(event);
        }
    }

    private long inLife(Code code, long atNanos, long appendNanos) {
        return isInLife(code, atNanos) ? Math.min(appendNanos, lastInLife(code)) : appendNanos;
    }

    private long lastInLife(Code code) {
        return code.sentNanos() + profile.timing().codeLife().toNanos() + Nanos.ofSeconds(SLACK_SECONDS);
    }

    private long feedDelay() {
        return Nanos.ofSeconds(0.05 + draws.exponential(0.4));
    }

    private long repeatDelay() {
        return Nanos.ofSeconds(draws.exponential(3));
    }

    private long appendDelay() {
        if (happens(Quirk.APPENDED_STALE)) {
            return Nanos.ofSeconds(draws.between(10.5, 16));
        }
        double seconds = happens(Quirk.APPENDED_SLOWLY) ? draws.between(0.5, 4) : draws.exponential(0.025);
        return Nanos.ofSeconds(seconds);
    }

    private boolean happens(Quirk quirk) {
        return draws.chance(profile.share(quirk));
    }
}
