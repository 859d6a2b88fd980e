package io.otpwatch.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.otpwatch.processor.store.TrimMarks.Mark;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeleteRecordsResult;
import org.apache.kafka.clients.admin.DeletedRecords;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AdminChangelogTrimmerTest {
    private static final String CHANGELOG = "app-in-flight-changelog";
    private static final TopicPartition PARTITION = new TopicPartition(CHANGELOG, 3);
    private static final Mark BY_OFFSET = new Mark(42, -1);
    private static final Mark BY_TIME = new Mark(-1, 1_700_000_000_000L);

    private final List<String> requests = new ArrayList<>();
    private final List<KafkaFutureImpl<ListOffsetsResultInfo>> lists = new ArrayList<>();
    private final List<KafkaFutureImpl<DeletedRecords>> deletes = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private @Nullable Object wantedOffset;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(AdminChangelogTrimmer.class);
    private final AdminChangelogTrimmer trimmer =
            new AdminChangelogTrimmer(admin(), Duration.ofMinutes(1), failures::add);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void a_chunk_with_an_offset_is_deleted_up_to_at_once() {
        // When
        trimmer.trim(CHANGELOG, 3, BY_OFFSET);

        // Then
        assertThat(requests).containsExactly("deleteRecords {" + PARTITION + "=(beforeOffset = 42)}");
    }

    @Test
    void a_chunk_of_our_own_is_looked_for_by_its_time_less_the_slack() {
        // When
        trimmer.trim(CHANGELOG, 3, BY_TIME);
        lists.get(0).complete(new ListOffsetsResultInfo(17, 0, Optional.empty()));

        // Then
        assertThat(requests).containsExactly("listOffsets", "deleteRecords {" + PARTITION + "=(beforeOffset = 17)}");
        assertThat(wantedOffset)
                .usingRecursiveComparison()
                .isEqualTo(OffsetSpec.forTimestamp(1_700_000_000_000L - 60_000));
    }

    @Test
    void a_time_at_which_nothing_stands_deletes_nothing() {
        // When
        trimmer.trim(CHANGELOG, 3, BY_TIME);
        lists.get(0).complete(new ListOffsetsResultInfo(-1, -1, Optional.empty()));
        trimmer.trim(CHANGELOG, 3, BY_OFFSET);

        // Then
        assertThat(failures).isEmpty();
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_partition_has_one_request_at_a_time_and_others_do_not_wait_for_it() {
        // Given
        trimmer.trim(CHANGELOG, 3, BY_OFFSET);

        // When
        trimmer.trim(CHANGELOG, 3, BY_OFFSET);
        trimmer.trim(CHANGELOG, 4, BY_OFFSET);
        int whileUnderWay = deletes.size();
        deletes.get(0).complete(new DeletedRecords(42));
        trimmer.trim(CHANGELOG, 3, BY_OFFSET);

        // Then
        assertThat(whileUnderWay).isEqualTo(2);
        assertThat(deletes).hasSize(3);
    }

    @Test
    void a_failure_is_counted_each_time_and_said_once() {
        // When
        for (int i = 0; i < 3; i++) {
            trimmer.trim(CHANGELOG, 3, BY_OFFSET);
            deletes.get(i).completeExceptionally(new TopicAuthorizationException(CHANGELOG));
        }

        // Then
        assertThat(failures).hasSize(3);
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(log.list.get(0).getFormattedMessage()).contains(PARTITION.toString());
    }

    @Test
    void a_failure_to_find_the_offset_is_counted_and_the_partition_is_tried_again() {
        // Given
        trimmer.trim(CHANGELOG, 3, BY_TIME);

        // When
        lists.get(0).completeExceptionally(new TopicAuthorizationException(CHANGELOG));
        trimmer.trim(CHANGELOG, 3, BY_TIME);

        // Then
        assertThat(failures).hasSize(1);
        assertThat(lists).hasSize(2);
        assertThat(deletes).isEmpty();
    }

    private Admin admin() {
        return (Admin) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Admin.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "listOffsets" -> listOffsets((Map<?, ?>) arguments[0]);
                    case "deleteRecords" -> deleteRecords((Map<?, ?>) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private ListOffsetsResult listOffsets(Map<?, ?> wanted) {
        requests.add("listOffsets");
        wantedOffset = wanted.get(PARTITION);
        lists.add(new KafkaFutureImpl<>());
        return new ListOffsetsResult(Map.of(PARTITION, lists.get(lists.size() - 1)));
    }

    private DeleteRecordsResult deleteRecords(Map<?, ?> wanted) {
        requests.add("deleteRecords " + wanted);
        deletes.add(new KafkaFutureImpl<>());
        TopicPartition partition = (TopicPartition) wanted.keySet().iterator().next();
        return new DeleteRecordsResult(Map.of(partition, deletes.get(deletes.size() - 1)));
    }
}
