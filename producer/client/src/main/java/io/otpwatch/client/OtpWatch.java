package io.otpwatch.client;

import io.otpwatch.rules.BadField;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Tells otpwatch what a login service knows of its codes. Made once, shared by all threads, closed at the end.
 *
 * <pre>{@code
 * OtpWatch otpwatch = OtpWatch.builder()
 *         .bootstrapServers("kafka-1:9092,kafka-2:9092")
 *         .recipientKeys(RecipientKeys.read(Path.of("/etc/login/recipient.keys")))
 *         .build();
 *
 * otpwatch.sentToEmail("jane@example.com", Sent.of("login-7f3a", "code-1").by("ses", "login.example.com"));
 * otpwatch.sentToPhone("+4915112345678", Sent.of("login-7f3b", "code-2").by("twilio", "Example").attempt(2));
 * otpwatch.entered(Entered.right("login-7f3a"));
 * otpwatch.failed(Failed.of("login-7f3b", "code-2", ReasonClass.OPERATOR, "filtered").rawCodes(List.of("30007")));
 * Counts counts = otpwatch.counts();
 * }</pre>
 *
 * <p><b>It cannot hurt the login.</b> No call blocks or throws, whatever is given and whatever Kafka does: events wait in
 * a bounded buffer for threads of the client. What cannot be handed over is counted, told to the {@link LossListener},
 * and logged when it begins; a wrong field never reaches the monitor.
 *
 * <p><b>Nobody learns the address.</b> The address or number is in no object that outlives the call, in no message and
 * no log; events have the domain, the operator, the number range and a keyed hash. Other fields with an address or number
 * in them are refused, and in a vendor's text it is replaced.
 *
 * <p>Events of one topic and challenge arrive in the order in which one thread gave them, each once, unless Kafka was
 * away for longer than the {@link OtpWatchBuilder#patience}.
 */
public final class OtpWatch implements AutoCloseable {
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Destinations destinations;
    private final Tally tally;
    private final Losses losses;
    private final Outbox outbox;
    private final Runnable stopHeartbeats;
    private final InstantSource clock = InstantSource.system();

    OtpWatch(Destinations destinations, Tally tally, Losses losses, Outbox outbox, Runnable stopHeartbeats) {
        this.destinations = destinations;
        this.tally = tally;
        this.losses = losses;
        this.outbox = outbox;
        this.stopHeartbeats = stopHeartbeats;
    }

    public static OtpWatchBuilder builder() {
        return new OtpWatchBuilder();
    }

    /** A code was sent by e-mail. */
    public void sentToEmail(String address, Sent sent) {
        sentTo(() -> destinations.email(address), sent);
    }

    /**
     * A code was sent by SMS.
     *
     * @param number E.164 with a plus, or any spelling of it; without a plus only with a default region
     */
    public void sentToPhone(String number, Sent sent) {
        sentTo(() -> destinations.phone(number), sent);
    }

    /**
     * As the other, for who has asked a look-up service.
     *
     * @param carrierMccMnc the carrier now, as MCC-MNC ({@code 310-260})
     */
    public void sentToPhone(String number, String carrierMccMnc, Sent sent) {
        sentTo(() -> destinations.phone(number, carrierMccMnc), sent);
    }

    /** A code was sent to a destination that was made before, or goes by another channel. */
    public void sent(Destination to, Sent sent) {
        sentTo(() -> to, sent);
    }

    /** A code came somewhere. */
    public void received(Received received) {
        give(EventKind.RECEIVED, () -> Events.received(received, now()));
    }

    /** A user typed a code. */
    public void entered(Entered entered) {
        give(EventKind.RECEIVED, () -> Events.received(entered.evidence(), now()));
    }

    /** A code will not arrive, or not yet. */
    public void failed(Failed failed) {
        give(EventKind.FAILED, () -> Events.failed(failed, now()));
    }

    /** What became of all events so far. */
    public Counts counts() {
        return tally.counts();
    }

    /** As {@link #close(Duration)} with five seconds. */
    @Override
    public void close() {
        close(TO_CLOSE);
    }

    /**
     * Takes no more events, waits up to {@code limit} for Kafka to acknowledge those that wait, and gives up the rest,
     * which count as failed. Takes four seconds longer at most.
     */
    public void close(Duration limit) {
        outbox.close(limit);
        stopHeartbeats.run();
        try {
            losses.awaitWritten();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sentTo(Supplier<Destination> to, Sent sent) {
        give(EventKind.SENT, () -> Events.sent(made(to), sent, now()));
    }

    private static Destination made(Supplier<Destination> to) {
        try {
            return to.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(new BadField("recipient", String.valueOf(e.getMessage())));
        }
    }

    private void give(EventKind kind, Supplier<Event> event) {
        Event made;
        try {
            made = event.get();
        } catch (Refused e) {
            refuse(kind, e.bad());
            return;
        } catch (RuntimeException
                | LinkageError
                | StackOverflowError e) { // a null where none may be; its message may quote what was given
            refuse(kind, new BadField("event", "readable; was " + e.getClass().getSimpleName()));
            return;
        }
        outbox.give(made);
    }

    private void refuse(EventKind kind, BadField bad) {
        tally.refused();
        losses.refused(kind, bad.field(), bad.expected());
    }

    private Instant now() {
        return clock.instant();
    }
}
