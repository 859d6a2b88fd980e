package io.otpwatch.kit;

/** Answers GET on one path. Called by several threads. */
@FunctionalInterface
public interface Endpoint {
    /**
     * The answer to one request.
     *
     * @param accept the Accept header, empty if there is none
     */
    Answer get(String accept);

    /**
     * A text with its type.
     *
     * @param status of HTTP, 200 to 599
     */
    record Answer(int status, String contentType, String body) {}
}
