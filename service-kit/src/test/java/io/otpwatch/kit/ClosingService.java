package io.otpwatch.kit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A service that closes one thing quickly and, if told so, another never: for a JVM of its own. */
final class ClosingService {
    private ClosingService() {}

    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] args) throws InterruptedException {
        Shutdown shutdown = Shutdown.install(Duration.ofMinutes(5));
        if (args.length > 0 && args[0].equals("hang")) {
            shutdown.add("stuck", () -> {
                System.out.println("closing");
                new CountDownLatch(1).await();
            });
        } else {
            shutdown.add("quick", () -> System.out.println("closed"));
        }
        System.out.println("running");
        shutdown.await();
    }
}
