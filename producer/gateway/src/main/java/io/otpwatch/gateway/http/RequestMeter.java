package io.otpwatch.gateway.http;

/** Is told of each answer. Called by several threads. */
@FunctionalInterface
public interface RequestMeter {
    /**
     * A request was answered.
     *
     * @param path one that the server has, else empty
     */
    void answered(String path, int status);
}
