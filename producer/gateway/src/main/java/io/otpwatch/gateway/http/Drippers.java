package io.otpwatch.gateway.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections on which the head of a request comes drop by drop: an idle time-out would let it last for ever.
 * One thread asks it about once a second; what it remembers is bounded by the number of connections.
 */
final class Drippers {
    private final ServerConnector connector;
    private final long arrivalNanos;
    private Map<EndPoint, Seen> seen = new HashMap<>();

    /**
     * How a connection was.
     *
     * @param requests that had come whole
     * @param bytes that had come when nothing of the next request had
     * @param sinceNanos when first something of it had
     */
    private record Seen(long requests, long bytes, long sinceNanos) {}

    Drippers(ServerConnector connector, Duration arrival) {
        this.connector = connector;
        this.arrivalNanos = arrival.toNanos();
    }

    void cut(long nowNanos) {
        Map<EndPoint, Seen> next = new HashMap<>();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            Connection connection = endPoint.getConnection();
            if (connection == null) {
                continue;
            }
            Seen current = look(connection, seen.get(endPoint), nowNanos);
            next.put(endPoint, current);
            if (isComing(connection, current) && nowNanos - current.sinceNanos() > arrivalNanos) {
                endPoint.close();
            }
        }
        seen = next;
    }

    private static Seen look(Connection connection, @Nullable Seen before, long now) {
        long requests = connection.getMessagesIn();
        if (before == null || before.requests() != requests) {
            return new Seen(requests, requests == 0 ? 0 : connection.getBytesIn(), now);
        }
        return isComing(connection, before) ? before : new Seen(requests, before.bytes(), now);
    }

    /** Nothing is being answered, and more has come than whole requests. */
    private static boolean isComing(Connection connection, Seen last) {
        return connection.getMessagesIn() == connection.getMessagesOut() && connection.getBytesIn() > last.bytes();
    }
}
