package io.otpwatch.gateway.http;

import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

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

    @Override
    public void run() {
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
            boolean taken = take(chunk);
            chunk.release();
            if (!taken) {
                bodies.ended(this);
                return;
            }
            if (last) {
                bodies.ended(this);
                request.addIdleTimeoutListener(idle -> false); // it is we who are at work, for as long as it takes
                end();
                return;
            }
        }
    }

    /** Refuses what has not come whole in time. */
    void cutIfSlow(long nowNanos) {
        if (nowNanos - request.getBeginNanoTime() > limits.arrival().toNanos()) {
            bodies.ended(this);
            exchange.answer(Answer.tooSlow());
        }
    }

    private boolean take(Content.Chunk chunk) {
        int more = chunk.remaining();
        if (passedOver > 0 || length + more > limits.bodyBytes()) {
            return passOver(chunk);
        }
        if (length + more > body.length && !grow(length + more)) {
            exchange.answer(Answer.overloaded("less at the same time: the bodies in flight are too many bytes"));
            return false;
        }
        chunk.get(body, length, more);
        length += more;
        return true;
    }

    /**
     * What is too large is read to its end, if that is not too far: a client that still sends when its connection is
     * closed does not see the answer.
     */
    private boolean passOver(Content.Chunk chunk) {
        passedOver += chunk.remaining();
        if (passedOver > PASSED_OVER_MAX * limits.bodyBytes()) {
            exchange.answer(Answer.tooLarge(limits.bodyBytes()));
            return false;
        }
        return true;
    }

    private void end() {
        if (passedOver > 0) {
            exchange.answer(Answer.tooLarge(limits.bodyBytes()));
        } else {
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
        exchange.holds(growth);
        body = Arrays.copyOf(body, size);
        return true;
    }
}
