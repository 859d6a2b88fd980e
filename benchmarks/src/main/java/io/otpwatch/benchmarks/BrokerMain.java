package io.otpwatch.benchmarks;

import io.otpwatch.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** The broker in its own JVM: says {@code ready HOST:PORT}, and runs until its parent wants it to end. */
public final class BrokerMain {
    public static final String READY = "ready";

    private BrokerMain() {}

    public static void main(String[] args) {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0)) {
            System.out.println(READY + " " + kafka.bootstrapServers());
            ParentWatch.await();
        }
        System.exit(0);
    }
}
