package io.otpwatch.processor;

import io.otpwatch.kit.Health;
import io.otpwatch.kit.Heartbeats;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.status.Progress;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.status.TaskStatuses.TaskStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** What /healthz and /readyz say; {@code others}: warnings of other parts. Pure but for what it reads. */
record ProcessorHealth(
        KafkaStreams streams, TaskStatuses statuses, Heartbeats heartbeats, List<String> others, boolean closing) {
    /** Works, or may still come to work; a monitor that lags is alive, and says that it lags. */
    Health live() {
        boolean alive = switch (streams.state()) {
            case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> true;
            case PENDING_ERROR, ERROR, NOT_RUNNING -> false;
        };
        return new Health(alive, detail());
    }

    /** Takes part in the work. */
    Health ready() {
        boolean takesPart =
                streams.state() == KafkaStreams.State.RUNNING || streams.state() == KafkaStreams.State.REBALANCING;
        return new Health(takesPart && !closing, detail());
    }

    private Map<String, Object> detail() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("state", streams.state().name());
        detail.put("monitorLags", statuses.lags());
        detail.put("watermark", instant(statuses.watermark().orElse(Watermarks.UNKNOWN)));
        detail.put("watermarkLagSeconds", statuses.worstLag().toMillis() / 1000.0);
        detail.put("codesInFlight", statuses.inFlight());
        detail.put("heartbeatGapSeconds", heartbeats.gap().toMillis() / 1000.0);
        detail.put("clockSkewSeconds", heartbeats.worstSkew().toMillis() / 1000.0);
        detail.put("warnings", warnings());
        detail.put("tasks", statuses.all().stream().map(ProcessorHealth::task).toList());
        return detail;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (statuses.lags()) {
            warnings.add("the monitor lags: the watermark is more than " + TaskStatuses.LAGS_FROM.toSeconds()
                    + " s behind, what is said of domains is old");
        }
        if (heartbeats.worstSkew().compareTo(Heartbeats.SKEW_LIMIT) > 0) {
            warnings.add("a broker's clock and this machine's differ by more than " + Heartbeats.SKEW_LIMIT.toSeconds()
                    + " s");
        }
        if (!statuses.othersKeepTime()) {
            warnings.add("no heartbeat of another service was seen for " + TaskStatuses.OTHERS_WITHIN.toSeconds()
                    + " s: time stands while this processor is stopped, so its backlog is judged late; run"
                    + " ./otpwatch heartbeat beside it");
        }
        if (statuses.sum("gaps") > 0) {
            warnings.add("deltas between the stages were lost: the totals of routes lack what they held");
        }
        warnings.addAll(others);
        return warnings;
    }

    private static Map<String, Object> task(TaskStatus task) {
        Progress progress = task.progress();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("stage", task.task().stage().label());
        detail.put("task", task.task().partition());
        detail.put("state", task.state().name());
        detail.put("watermark", instant(progress.watermark()));
        detail.put("lagSeconds", task.lag(Clock.systemUTC().millis()).toMillis() / 1000.0);
        detail.putAll(progress.figures());
        return detail;
    }

    private static String instant(long ms) {
        return ms == Watermarks.UNKNOWN ? "unknown" : Instant.ofEpochMilli(ms).toString();
    }
}
