package io.otpwatch.standalone.replay;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.CannotRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Plays a recording into a running instance: what happened then happens now, in the order of the file. An event that the
 * file has too late, behind a later one, is appended at once, with its own time.
 */
public final class Replay {
    /** Sleeps; returns early if the replay is to end. */
    interface Pause {
        void forAtMost(Duration duration) throws InterruptedException;
    }

    private final EventSink sink;
    private final InstantSource clock;
    private final Pause pause;
    private final Speed speed;
    private final Progress progress;
    private final Summary summary = new Summary();
    private Optional<Schedule> schedule = Optional.empty();

    Replay(EventSink sink, InstantSource clock, Pause pause, Speed speed, Progress progress) {
        this.sink = sink;
        this.clock = clock;
        this.pause = pause;
        this.speed = speed;
        this.progress = progress;
    }

    /**
     * Replays a file to its end.
     *
     * @param progress shows each bad line, how far it is, and the summary
     * @return whether every line was good
     * @throws CannotRun if Kafka is away, or the file cannot be read
     * @throws io.otpwatch.standalone.replay.csv.BadMap if the file lacks a column of the map
     */
    public static boolean run(ReplayOptions options, KafkaSettings kafka, Progress progress)
            throws InterruptedException {
        Path file = options.file();
        try (Recording recording = Recording.open(file)) {
            progress.of(recording::share);
            Events events = events(recording, options);
            try (EventSink sink = KafkaSink.open(kafka)) {
                Pause pause = duration -> Thread.sleep(duration.toMillis());
                return new Replay(sink, InstantSource.system(), pause, options.speed(), progress).all(events);
            }
        } catch (IOException e) {
            throw Recording.cannotRead(file, e);
        }
    }

    static Events events(Recording recording, ReplayOptions options) throws IOException {
        UnaryOperator<String> ids = options.hashIds() ? HashedIds.withNewKey() : UnaryOperator.identity();
        Lines lines = new Lines(recording.text());
        return options.csv().isPresent() ? CsvEvents.of(lines, options.csv().get(), ids) : new JsonEvents(lines, ids);
    }

    boolean all(Events events) throws IOException, InterruptedException {
        try {
            for (Optional<Events.Item> item = events.next(); item.isPresent(); item = events.next()) {
                one(item.get());
            }
        } catch (IOException e) { // in the middle of the file
            finish();
            throw e;
        }
        finish();
        return !summary.anyBad();
    }

    private void finish() {
        sink.flush();
        progress.say(summary.text());
    }

    private void one(Events.Item item) throws InterruptedException {
        if (item.event().isEmpty()) {
            summary.countBad(item.lines());
            progress.say(item.place() + ": " + item.problem());
            return;
        }
        Recorded event = item.event().get();
        long recordedMs = event.atMs();
        long atMs = waitFor(recordedMs);
        sink.append(event, atMs);
        summary.count(event.event());
    }

    /** When the event of that recorded time happens: returns then. */
    private long waitFor(long recordedMs) throws InterruptedException {
        long now = clock.millis();
        if (schedule.isEmpty()) {
            schedule = Optional.of(new Schedule(recordedMs, now, speed));
        }
        long atMs = schedule.get().at(recordedMs, now);
        show(now, recordedMs);
        while (now < atMs) {
            pause.forAtMost(Duration.ofMillis(Math.min(atMs - now, Math.max(1, progress.waitMs(now)))));
            now = clock.millis();
            show(now, recordedMs);
        }
        return atMs;
    }

    private void show(long nowMs, long recordedMs) {
        if (progress.waitMs(nowMs) == 0) {
            progress.show(summary, nowMs, recordedMs);
        }
    }
}
