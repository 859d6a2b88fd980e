package io.otpwatch.benchmarks.routes;

import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.overview.Localisation;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some time of one kind of traffic, and what it costs. */
final class Phase {
    private final Stage detecting;
    private final @Nullable Localisation localising;
    private final CpuTime counting = new CpuTime();
    private final CpuTime steps = new CpuTime();
    private final CpuTime renewals = new CpuTime();
    private final CpuTime history = new CpuTime();
    private final CpuTime telling = new CpuTime();
    private final CpuTime localisingTime = new CpuTime();
    private long verdictBytes;
    private long historyBytes;
    private int incidents;

    /** {@code localising}: null if the third stage is left out. */
    Phase(Stage detecting, @Nullable Localisation localising) {
        this.detecting = detecting;
        this.localising = localising;
    }

    /** The next second of the traffic. */
    void play(DeltaTraffic traffic) {
        List<byte[]> batches = traffic.next();
        int last = batches.size() - 1;
        counting.time(() -> batches.subList(0, last).forEach(batch -> detecting.apply(batch, traffic.now())));
        steps.time(() -> detecting.apply(batches.get(last), traffic.now()));
        List<byte[]> told = new ArrayList<>();
        telling.time(() -> detecting
                .verdicts()
                .forEach(each -> told.add(Topics.VERDICTS.serde().encode(each))));
        renewals.time(detecting::renew);
        history.time(() -> historyBytes += detecting.keep());
        Localisation behind = localising;
        if (behind != null) {
            localisingTime.time(() -> told.forEach(each -> localise(behind, each, traffic.now())));
        }
        told.forEach(each -> verdictBytes += each.length);
    }

    RoutesFigure figure(String phase, int seconds) {
        double all = counting.seconds() + steps.seconds() + renewals.seconds() + history.seconds() + telling.seconds();
        return new RoutesFigure(
                phase,
                detecting.detection.routes(),
                detecting.detection.progress().activeRoutes(),
                detecting.bad(),
                counting.seconds() / seconds,
                steps.seconds() / seconds,
                renewals.seconds() / seconds,
                history.seconds() / seconds,
                telling.seconds() / seconds,
                all / seconds,
                localisingTime.seconds() / seconds,
                localisingTime.mostSeconds(),
                (double) verdictBytes / seconds,
                (double) historyBytes / seconds,
                incidents);
    }

    private void localise(Localisation behind, byte[] told, long now) {
        try {
            Verdicts verdicts = Topics.VERDICTS.serde().decode(told);
            incidents += behind.apply(verdicts, Levers.NONE, now).incidents().size();
        } catch (UndecodableException e) {
            throw new IllegalStateException(e);
        }
        while (behind.chunkIsFull()) {
            behind.pendingChunk();
            behind.chunkWritten();
        }
    }
}
