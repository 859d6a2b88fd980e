package io.otpwatch.processor.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trims changelogs with an admin client, one request at a time for a partition, never blocking. Chunks of our own are
 * found by the time at which they were written, less a slack for the difference of the broker's clock from ours.
 * Without the right to delete the processor runs on and its changelog grows up to its retention: said once as a
 * warning, and counted.
 */
public final class AdminChangelogTrimmer implements ChangelogTrimmer {
    private static final Logger log = LoggerFactory.getLogger(AdminChangelogTrimmer.class);

    private final Admin admin;
    private final Duration clockSlack;
    private final Consumer<Throwable> onFailure;
    private final Set<TopicPartition> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public AdminChangelogTrimmer(Admin admin, Duration clockSlack, Consumer<Throwable> onFailure) {
        this.admin = admin;
        this.clockSlack = clockSlack;
        this.onFailure = onFailure;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    public void trim(String topic, int partition, TrimMarks.Mark firstNeeded) {
        TopicPartition changelog = new TopicPartition(topic, partition);
        if (underWay.add(changelog)) {
            offset(changelog, firstNeeded).whenComplete((offset, failure) -> {
                if (failure == null && offset > 0) {
                    delete(changelog, offset);
                } else {
                    done(changelog, failure);
                }
            });
        }
    }

    private KafkaFuture<Long> offset(TopicPartition changelog, TrimMarks.Mark mark) {
        if (mark.offset() >= 0) {
            return KafkaFuture.completedFuture(mark.offset());
        }
        OffsetSpec spec = OffsetSpec.forTimestamp(mark.writtenAtMs() - clockSlack.toMillis());
        return admin.listOffsets(Map.of(changelog, spec))
                .partitionResult(changelog)
                .thenApply(found -> found.offset());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    private void delete(TopicPartition changelog, long before) {
        admin.deleteRecords(Map.of(changelog, RecordsToDelete.beforeOffset(before)))
                .all()
                .whenComplete((ignored, failure) -> done(changelog, failure));
    }

    private void done(TopicPartition changelog, Throwable failure) {
        underWay.remove(changelog);
        if (failure != null) {
            onFailure.accept(failure);
            if (warned.add(changelog.topic())) {
                log.warn("cannot delete the beginning of {}, it grows: {}", changelog, failure.toString());
            }
        }
    }
}
