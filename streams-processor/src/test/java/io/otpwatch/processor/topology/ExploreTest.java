package io.otpwatch.processor.topology;

import io.otpwatch.events.Incident;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreTest {
    @TempDir
    Path dir;

    @Test
    void explore() {
        String scenarios = System.getProperty("scenarios", "carrier-block:start=120s,end=240s");
        double rate = Double.parseDouble(System.getProperty("rate", "50"));
        int end = Integer.getInteger("until", 420);
        long seed = Long.getLong("seed", 1);
        int i = 0;
        for (String scenario : scenarios.split(";")) {
            long began = System.nanoTime();
            try (SimulatedRun run = new SimulatedRun(scenario, rate, seed, dir.resolve("s" + i++))) {
                System.out.println("=== " + scenario);
                int told = 0;
                for (int s = 10; s <= end; s += 10) {
                    run.until(Duration.ofSeconds(s));
                    for (; told < run.incidents().size(); told++) {
                        Incident x = run.incidents().get(told);
                        System.out.printf("%4d %s %s %s sev=%s began=%d %s%n", (x.getUpdatedAt() - SimulatedRun.START.toEpochMilli()) / 1000, x.getId(), x.getPhase(), x.getCause().getCause(), x.getSeverity(), (x.getStartedAt() - SimulatedRun.START.toEpochMilli()) / 1000, x.getSummary());
                    }
                }
                System.out.printf("took %.1f s%n", (System.nanoTime() - began) / 1e9);
            }
        }
    }
}
