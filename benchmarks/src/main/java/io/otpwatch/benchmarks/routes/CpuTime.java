package io.otpwatch.benchmarks.routes;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of this thread: what other processes take of the cores is not in it, nor is the collector. */
final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long nanos;
    private long most;

    void time(Runnable work) {
        long begun = THREADS.getCurrentThreadCpuTime();
        work.run();
        long took = THREADS.getCurrentThreadCpuTime() - begun;
        nanos += took;
        most = Math.max(most, took);
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** Of the longest work at once. */
    double mostSeconds() {
        return most / 1e9;
    }

    double micros() {
        return nanos / 1e3;
    }
}
