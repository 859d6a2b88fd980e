package io.otpwatch.standalone.replay;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.CannotRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays a recording into a running instance: what happened then happens now, in the order of the file. */
public final class Replay {
    /** Sleeps; returns early if the replay is to end. */
    interface Pause {
        void forAtMost(Duration duration) throws InterruptedException;
    }

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(10);

    private final EventSink sink;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<String> print;
    private final Summary summary = new Summary();
    private final double speed;
    private Optional<Schedule> schedule = Optional.empty();
    private long nextProgressMs;

    Replay(EventSink sink, InstantSource clock, Pause pause, double speed, Consumer<String> print) {
        this.sink = sink;
        this.clock = clock;
        this.pause = pause;
        this.speed = speed;
        this.print = print;
    }

    /**
     * Replays a file to its end.
     *
     * @param speed 1 keeps the gaps, 2 halves them
     * @param print takes each bad line, the progress and the summary
     * @return whether every line was good
     * @throws CannotRun if Kafka is away, or the file cannot be read
     */
    public static boolean run(Path file, KafkaSettings kafka, double speed, Consumer<String> print)
            throws InterruptedException {
        try (BufferedReader lines = Lines.open(file);
                EventSink sink = KafkaSink.open(kafka)) {
            Pause pause = duration -> Thread.sleep(duration.toMillis());
            return new Replay(sink, InstantSource.system(), pause, speed, print).all(lines);
        } catch (NoSuchFileException e) {
            throw new CannotRun("there is no file " + file);
        } catch (IOException e) {
            throw new CannotRun("cannot read " + file + ": " + e.getMessage());
        }
    }

    boolean all(BufferedReader lines) throws IOException, InterruptedException {
        String line;
        for (int number = 1; (line = lines.readLine()) != null; number++) {
            if (!line.isBlank()) {
                one(number, line);
            }
        }
        sink.flush();
        print.accept(summary.text());
        return !summary.anyBad();
    }

    private void one(int number, String line) throws InterruptedException {
        Recorded event;
        try {
            event = Recorded.read(line);
        } catch (BadLine e) {
            summary.countBad();
            print.accept("bad line " + number + ": " + e.getMessage());
            return;
        }
        long atMs = schedule(event).at(event.atMs());
        waitUntil(atMs);
        sink.append(event, atMs);
        summary.count(event.event());
    }

    private Schedule schedule(Recorded event) {
        if (schedule.isEmpty()) {
            long now = clock.millis();
            schedule = Optional.of(new Schedule(event.atMs(), now, speed));
            nextProgressMs = now + PROGRESS_EVERY.toMillis();
        }
        return schedule.get();
    }

    private void waitUntil(long atMs) throws InterruptedException {
        for (long now = clock.millis(); now < atMs; now = clock.millis()) {
            if (now >= nextProgressMs) {
                print.accept("… " + summary.text());
                nextProgressMs = now + PROGRESS_EVERY.toMillis();
            }
            pause.forAtMost(Duration.ofMillis(Math.min(atMs - now, Math.max(1, nextProgressMs - now))));
        }
    }
}
