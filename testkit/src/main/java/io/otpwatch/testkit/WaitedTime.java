package io.otpwatch.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * For how long a call waited: for a condition, a lock of {@code java.util.concurrent}, a monitor, or sleeping. Unlike the wall clock
 * it does not go on while the machine is busy with others.
 */
public final class WaitedTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WaitedTime() {}

    /** To the millisecond; of the calling thread only. */
    public static Duration of(Runnable call) {
        THREADS.setThreadContentionMonitoringEnabled(true);
        long before = waitedMs();
        call.run();
        return Duration.ofMillis(waitedMs() - before);
    }

    private static long waitedMs() {
        ThreadInfo thread = THREADS.getThreadInfo(Thread.currentThread().getId());
        return thread.getWaitedTime() + thread.getBlockedTime();
    }
}
