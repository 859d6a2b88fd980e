package io.otpwatch.gateway.http;

/**
 * What stands behind a path.
 *
 * @param path in full
 * @param method GET or POST; a body is read with POST only
 * @param open whether it needs no API key
 * @param handler answers
 */
public record Endpoint(String path, String method, boolean open, BodyHandler handler) {
    /** Answers a request whose body is there. Must not wait for anything. */
    @FunctionalInterface
    public interface BodyHandler {
        /**
         * Sees to it that {@code exchange} is answered, now or later, by any thread.
         *
         * @param body the first {@code length} bytes are the request's body; the handler may keep the array
         */
        void handle(Exchange exchange, byte[] body, int length);
    }
}
