package io.otpwatch.gateway.http;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a body as it comes, without a thread that waits. What it holds grows with what has come, not with what was
 * announced, and counts in what all bodies together may hold, until the request is answered.
 */
final class BodyReader implements Runnable {
    private static final int FIRST_BYTES = 4_096;
    private static final long PASSED_OVER_MAX = 8; // bodies of the largest size
    private static final byte[] NONE = {};

    private final Request request;
    private final Exchange exchange;
    private final Endpoint.BodyHandler handler;
    private final HttpLimits limits;
    private final Bodies bodies;
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable Answer refusal;
    private byte[] body = NONE;
    private int length;
    private long passedOver;

    BodyReader(Request request, Exchange exchange, Endpoint.BodyHandler handler, HttpLimits limits, Bodies bodies) {
        this.request = request;
        this.exchange = exchange;
        this.handler = handler;
        this.limits = limits;
        this.bodies = bodies;
    }

    /** Of a request that is refused whatever its body says. */
    static BodyReader refusing(Answer refusal, Request request, Exchange exchange, HttpLimits limits, Bodies bodies) {
        BodyReader reader = new BodyReader(request, exchange, (to, body, length) -> to.answer(refusal), limits, bodies);
        reader.refusal = refusal;
        return reader;
    }

    @Override
    public void run() {
        try {
            read();
        } catch (RuntimeException | Error e) { // or what it holds would be held for ever
            over.set(true);
            bodies.ended(this);
            exchange.abandon(e);
        }
    }

    private void read() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                bodies.coming(this);
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                bodies.ended(this);
                exchange.abandon(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            boolean taken;
            try {
                taken = take(chunk);
            } finally {
                chunk.release();
            }
            if (!taken) {
                bodies.ended(this);
                return;
            }
            if (last) {
                bodies.ended(this);
                end();
                return;
            }
        }
    }

    /** Refuses what has not come whole in time. */
    void cutIfSlow(long nowNanos) {
        if (nowNanos - request.getBeginNanoTime() > limits.arrival().toNanos()) {
            bodies.ended(this);
            if (over.compareAndSet(false, true)) {
                exchange.answer(Answer.tooSlow());
            }
        }
    }

    /** False if the rest is not read. */
    private boolean take(Content.Chunk chunk) {
        int more = chunk.remaining();
        if (refusal == null && length + more > limits.bodyBytes()) {
            refuse(Answer.tooLarge(limits.bodyBytes()));
        } else if (refusal == null && length + more > body.length && !grow(length + more)) {
            refuse(Answer.overloaded("less at the same time: the bodies in flight are too many bytes"));
        }
        if (refusal != null) {
            return passOver(more, refusal);
        }
        chunk.get(body, length, more);
        length += more;
        return true;
    }

    private void refuse(Answer why) {
        refusal = why;
        bodies.release(exchange.letsGo());
        body = NONE;
    }

    /**
     * What is refused is read to its end, if that is not too far: a client that still sends when its connection is
     * closed does not see the answer.
     */
    private boolean passOver(int more, Answer why) {
        passedOver += more;
        if (passedOver > PASSED_OVER_MAX * limits.bodyBytes()) {
            over.set(true);
            exchange.answer(why);
            return false;
        }
        return !over.get();
    }

    private void end() {
        if (!over.compareAndSet(false, true)) {
            return; // it was cut
        }
        if (refusal != null) {
            exchange.answer(refusal);
        } else {
            request.addIdleTimeoutListener(idle -> false); // it is we who are at work, for as long as it takes
            handler.handle(exchange, body, length);
        }
    }

    private boolean grow(int needed) {
        long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        int room = Math.max(needed, Math.max(FIRST_BYTES, body.length * 2));
        if (announced >= needed && announced <= room) {
            room = (int) announced;
        }
        int size = Math.min(room, limits.bodyBytes());
        int growth = size - body.length;
        if (!bodies.hold(growth)) {
            return false;
        }
        if (!exchange.holds(growth)) {
            bodies.release(growth);
            return false;
        }
        body = Arrays.copyOf(body, size);
        return true;
    }
}
