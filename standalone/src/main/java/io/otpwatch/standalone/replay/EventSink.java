package io.otpwatch.standalone.replay;

/** Where replayed events go. */
interface EventSink extends AutoCloseable {
    /** Appends, and returns before it is acknowledged. */
    void append(Recorded event, long atMs);

    /** Waits until everything is acknowledged. */
    void flush();

    @Override
    void close();
}
