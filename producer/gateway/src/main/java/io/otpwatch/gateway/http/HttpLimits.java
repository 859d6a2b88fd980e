package io.otpwatch.gateway.http;

import java.time.Duration;

/**
 * What one client, and all together, may ask of the server.
 *
 * @param bodyBytes of a request, ≥ 1; more is answered with 413
 * @param headerBytes of a request with its first line, ≥ 1024; more is answered with 431
 * @param connections at the same time, ≥ 1; more wait in the system's queue
 * @param bytesInFlight of all bodies that are held, ≥ bodyBytes; more is answered with 503
 * @param idle after which a connection on which nothing moves is closed
 * @param arrival within which a request must have come whole, else its connection is closed
 * @param stop how long requests that have begun may take when the server stops
 */
public record HttpLimits(
        int bodyBytes,
        int headerBytes,
        int connections,
        long bytesInFlight,
        Duration idle,
        Duration arrival,
        Duration stop) {}
