package io.otpwatch.processor.probe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.otpwatch.processor.decode.WriterSchemas;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the newest records of the inputs at start, a minute later and every ten minutes, in the background: a producer
 * with another partitioner writes evidence where no task looks for it, and nothing else tells that from evidence that
 * never came.
 */
public final class PlacementProbe implements AutoCloseable {
    /** At most 2,000 records of each partition, within five seconds. */
    static final SampleReader READER = new SampleReader(2_000, Duration.ofSeconds(5));

    /** Of what is being read the schemas are known by then. */
    private static final Duration SECOND_LOOK = Duration.ofMinutes(1);

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Logger log = LoggerFactory.getLogger(PlacementProbe.class);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final int partitions;
    private final WriterSchemas schemas;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(PlacementProbe::daemon);
    private volatile Placement last = new Placement(0, 0, 0, 0, new TreeSet<>());

    /**
     * Looks when told to.
     *
     * @param partitions how many each input has
     * @param schemas which must not wait: a look has five seconds; records of others are passed over
     */
    public PlacementProbe(
            Supplier<Consumer<byte[], byte[]>> consumers,
            int partitions,
            WriterSchemas schemas,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.partitions = partitions;
        this.schemas = schemas;
        Gauge.builder("otp.misplaced.challenges", () -> last.misplaced())
                .description(
                        "Challenges, of a sample of the newest records, with records outside the partition of their id")
                .register(registry);
    }

    /** Looks from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with its thread
    public void start() {
        thread.schedule(this::look, SECOND_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was wrong when it last looked. */
    public Optional<String> warning() {
        return last.warning();
    }

    Placement last() {
        return last;
    }

    void look() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            PlacementSample sample = new PlacementSample(partitions, schemas);
            READER.read(consumer, partitions, sample);
            last = sample.result();
            last.warning().ifPresent(log::warn);
        } catch (RuntimeException e) { // one that is thrown would end the schedule
            if (!thread.isShutdown()) {
                log.warn("where records stand could not be looked at: {}", e.toString());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "placement-probe");
        thread.setDaemon(true);
        return thread;
    }
}
