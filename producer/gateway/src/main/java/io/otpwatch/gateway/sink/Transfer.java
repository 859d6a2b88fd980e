package io.otpwatch.gateway.sink;

import io.otpwatch.gateway.http.Answer;
import io.otpwatch.gateway.http.Exchange;
import io.otpwatch.gateway.intake.EventKind;
import io.otpwatch.gateway.intake.Item;
import io.otpwatch.rules.BadField;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to Kafka: counts its items down as they are acknowledged or refused, in any order and by any
 * thread, and answers when none is left. One object for all items of a batch, as it is the callback of each.
 */
public final class Transfer implements Callback {
    static final long NOT_WAITING = Long.MIN_VALUE;

    private final EventKind kind;
    private final boolean single;
    private final int items;
    private final Exchange exchange;
    private final Wiring wiring;
    private final AtomicInteger left;
    private final AtomicInteger accepted = new AtomicInteger();
    private final SortedMap<Integer, BadField> refused = new ConcurrentSkipListMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Queue<CompletableFuture<?>> awaited = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long began = System.nanoTime();
    private volatile long lastSent = NOT_WAITING;
    private volatile boolean lost;
    private volatile boolean unknownCode;

    /** What all transfers share. */
    public record Wiring(Producer<byte[], byte[]> producer, Circuit circuit, UnderWay underWay, IntakeMeter meter) {}

    /**
     * Begins; {@link #begun()} is to be called when all items have been handed over.
     *
     * @param single whether the body was one object and no array
     */
    public Transfer(EventKind kind, boolean single, int items, Exchange exchange, Wiring wiring) {
        this.kind = kind;
        this.single = single;
        this.items = items;
        this.exchange = exchange;
        this.wiring = wiring;
        this.left = new AtomicInteger(items + 1);
        wiring.underWay().began(this);
    }

    /** Hands over an item that is an event, or is none after all. */
    public void take(int index, Item item) {
        if (item instanceof Item.Event event) {
            send(event);
        } else if (item instanceof Item.Refused no) {
            wiring.meter().refused(kind, IntakeMeter.Reason.BAD_FIELD);
            refuse(index, no.why());
        } else {
            throw new IllegalArgumentException(
                    "an item that still waits: " + item.getClass().getSimpleName());
        }
    }

    /** The provider's id of an item came from nobody. */
    public void unknownCode(int index, String expected) {
        wiring.meter().refused(kind, IntakeMeter.Reason.UNKNOWN_VENDOR_MESSAGE);
        unknownCode = true;
        refuse(index, new BadField("vendorMessageId", expected));
    }

    /** An item waits for this, which is cancelled when nobody needs it any longer. */
    public void awaits(CompletableFuture<?> future) {
        awaited.add(future);
        if (ended.get()) {
            giveBack();
        }
    }

    /** An item cannot be handed over now: the whole request has to come again, and is told so at once. */
    public void lose() {
        lost = true;
        end(Answer.overloaded("Kafka with room for the events, and ids that are up to date; try again"));
    }

    /** Whether it has come to its end, so that it needs no more items. */
    public boolean hasEnded() {
        return ended.get();
    }

    /** All items have been handed over, or wait for something. */
    public void begun() {
        countDown();
    }

    /** Since when it has waited for Kafka; what waits for a provider's id waits for nothing else. */
    long waitingSince() {
        return underWay.get() == 0 ? NOT_WAITING : lastSent;
    }

    /** By {@link System#nanoTime()}. */
    long began() {
        return began;
    }

    void overdue() {
        end(Answer.overloaded("an acknowledgement by Kafka in time; none came, so try again"));
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        underWay.decrementAndGet();
        if (failure == null) {
            wiring.circuit().acknowledged(System.nanoTime());
            accepted.incrementAndGet();
            countDown();
        } else {
            lose();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    private void send(Item.Event event) {
        if (lost) {
            return;
        }
        lastSent = System.nanoTime();
        underWay.incrementAndGet();
        try {
            wiring.producer().send(new ProducerRecord<>(kind.topic(), event.key(), event.value()), this);
        } catch (RuntimeException e) { // no callback comes
            underWay.decrementAndGet();
            // A producer stays unusable after a fatal error, and says so by exceptions that are no API errors.
            if (!(e instanceof ApiException || e instanceof InterruptException)) {
                wiring.circuit().broke(e);
            }
            lose();
        }
    }

    private void refuse(int index, BadField why) {
        refused.put(index, why);
        countDown();
    }

    private void countDown() {
        if (left.decrementAndGet() == 0) {
            end(answer());
        }
    }

    private void end(Answer answer) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        wiring.underWay().ended(this);
        if (exchange.answer(answer)) {
            int status = answer.status();
            if (status == 200 || status == 207) {
                wiring.meter().accepted(kind, accepted.get());
            }
            if (lastSent != NOT_WAITING) {
                wiring.meter().answered(System.nanoTime() - lastSent);
            }
        }
        giveBack();
    }

    private void giveBack() {
        for (CompletableFuture<?> next = awaited.poll(); next != null; next = awaited.poll()) {
            next.cancel(false);
        }
    }

    private Answer answer() {
        if (refused.isEmpty()) {
            return Answers.accepted(items);
        }
        if (single) {
            return Answers.refused(unknownCode, refused.get(refused.firstKey()));
        }
        return Answers.partly(accepted.get(), refused);
    }
}
