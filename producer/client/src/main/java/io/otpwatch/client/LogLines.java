package io.otpwatch.client;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes to the log on a thread that nobody waits for: an appender that hangs or throws is no matter of the login's, nor
 * of what hands events to Kafka. Lines that do not fit are left out. The thread ends while there is nothing to write.
 */
final class LogLines {
    private static final int WAITING_MAX = 64;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            LogLines::daemon,
            new ThreadPoolExecutor.DiscardPolicy());

    LogLines() {
        thread.allowCoreThreadTimeOut(true);
    }

    void write(Runnable line) {
        thread.execute(() -> {
            try {
                line.run();
            } catch (Throwable e) { // there is nowhere to say it
                return;
            }
        });
    }

    /** Returns when the lines up to now are written, or after {@code limit}. */
    void await(Duration limit) throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        write(written::countDown);
        boolean unused = written.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(null, task, "otpwatch-log", 0, false); // nothing of the login's that logged first
        thread.setDaemon(true);
        return thread;
    }
}
