package io.otpwatch.benchmarks.gateway;

/** Which server is measured. */
enum Server {
    /** The gateway: answers when the broker has acknowledged. */
    GATEWAY,
    /** The same server, with the same limits, that reads a request and answers 204. */
    AT_ONCE
}
