package io.otpwatch.simulator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.kit.Heartbeats;
import io.otpwatch.kit.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Appends simulated traffic to Kafka as it happens, and heartbeats beside it. An open loop: traffic
 * does not slow down with the broker. While the broker is away it waits, and then catches up.
 *
 * <p>Needs the input topics with {@code message.timestamp.type=LogAppendTime}, else the append times
 * that it reports are not the broker's.
 */
public final class Simulator implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration DRIVER_ENDS = Duration.ofSeconds(1);

    private final SimulatorOptions options;
    private final Instant startedAt = Instant.now();
    private final TrafficModel model;
    private final Appender appender;
    private final Heartbeats heartbeats;
    private final CountDownLatch drained = new CountDownLatch(1);
    private final Thread driver = new Thread(this::drive, "otp-simulator");
    private volatile boolean stopping;
    private volatile boolean closing;
    private volatile Instant appendedUpTo = startedAt;

    private Simulator(SimulatorOptions options, Appender appender, Heartbeats heartbeats) {
        this.options = options;
        this.model = options.model(startedAt);
        this.appender = appender;
        this.heartbeats = heartbeats;
    }

    /** As {@link #start(SimulatorOptions, KafkaSettings, AppendListener, MeterRegistry)}, with meters nobody reads. */
    public static Simulator start(SimulatorOptions options, KafkaSettings kafka, AppendListener listener) {
        return start(options, kafka, listener, new SimpleMeterRegistry());
    }

    /** Starts at once and returns without waiting for Kafka. */
    public static Simulator start(
            SimulatorOptions options, KafkaSettings kafka, AppendListener listener, MeterRegistry meters) {
        Appender appender = Appender.open(kafka, listener);
        Simulator simulator = new Simulator(options, appender, Heartbeats.start(kafka, meters));
        register(appender, meters);
        Gauge.builder("otp.simulator.lag", simulator, running -> running.lag().toMillis() / 1e3)
                .baseUnit("seconds")
                .description("How far the appending is behind the traffic")
                .register(meters);
        simulator.driver.setDaemon(true);
        simulator.driver.start();
        return simulator;
    }

    /**
     * Appends the first events of the options' traffic as fast as the broker takes them, with
     * heartbeats beside them, and waits for the acknowledgements. The events' own times are as if the
     * traffic had begun now at the options' rate.
     *
     * @param events how many, at least 0
     * @throws IllegalArgumentException if the traffic has not so many events
     */
    @SuppressWarnings("try") // the heartbeats beat by themselves
    public static Backlog backlog(SimulatorOptions options, KafkaSettings kafka, AppendListener listener, long events) {
        TrafficModel model = options.model(Instant.now());
        long began = System.nanoTime();
        try (Heartbeats beating = Heartbeats.start(kafka, new SimpleMeterRegistry());
                Appender appender = Appender.open(kafka, listener)) {
            for (long i = 0; i < events; i++) {
                appender.append(model.next()
                        .orElseThrow(() -> new IllegalArgumentException("the traffic ends before " + events)));
            }
            appender.flush();
            return new Backlog(appender.counts(), Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** No more challenges and resends. What happens to codes that were sent is still appended. */
    public void stop() {
        stopping = true;
    }

    /**
     * Waits until all that happens to the codes that were sent has been appended. In the demo's profile
     * that is about three minutes after {@link #stop}.
     *
     * @return false if it took longer than {@code atMost}
     */
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        return drained.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public SimulatorCounts counts() {
        return appender.counts();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** What was truly broken before {@code until}, earliest first. */
    public List<Cause> truth(Instant until) {
        return options.scenario().truth(startedAt, until);
    }

    /** Ends traffic and heartbeats within about three seconds; what is under way then has failed. */
    @Override
    public void close() {
        closing = true;
        awaitDriver();
        appender.close();
        heartbeats.close();
    }

    /** An interrupt fails what is being handed over, so it is for a driver that hangs on a broker that is away. */
    private void awaitDriver() {
        try {
            driver.join(DRIVER_ENDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        driver.interrupt();
    }

    private void drive() {
        try {
            while (!closing) {
                Instant now = Instant.now();
                for (Optional<SimulatedEvent> next = next(now); next.isPresent(); next = next(now)) {
                    appendedUpTo = next.get().at();
                    appender.append(next.get());
                }
                appendedUpTo = now;
                appender.watch();
                if (stopping && model.isDrained()) {
                    appender.flush();
                    drained.countDown();
                    return;
                }
                Thread.sleep(PACE.toMillis());
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<SimulatedEvent> next(Instant now) {
        if (stopping) {
            model.stop();
        }
        return closing ? Optional.empty() : model.next(now);
    }

    private Duration lag() {
        boolean running = driver.isAlive();
        return running ? Duration.between(appendedUpTo, Instant.now()) : Duration.ZERO;
    }

    private static void register(Appender appender, MeterRegistry meters) {
        FunctionCounter.builder(
                        "otp.simulator.sent", appender, open -> open.counts().sent())
                .description("Events handed to the producer")
                .register(meters);
        FunctionCounter.builder(
                        "otp.simulator.acknowledged",
                        appender,
                        open -> open.counts().acknowledged())
                .description("Events that the broker appended")
                .register(meters);
        FunctionCounter.builder(
                        "otp.simulator.failed", appender, open -> open.counts().failed())
                .description("Events given up")
                .register(meters);
    }
}
