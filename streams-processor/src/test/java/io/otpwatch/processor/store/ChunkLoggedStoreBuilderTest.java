package io.otpwatch.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.junit.jupiter.api.Test;

class ChunkLoggedStoreBuilderTest {
    private final ChunkLoggedStoreBuilder<FakeState> builder =
            new ChunkLoggedStoreBuilder<>("in-flight", FakeState::new, ChangelogTrimmer.NONE, 259_200_000);

    @Test
    void the_changelog_is_kept_by_age_and_never_compacted() {
        assertThat(builder.loggingEnabled()).isTrue();
        assertThat(builder.logConfig())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "259200000")
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("segment.bytes", "67108864")
                .containsEntry("segment.ms", "600000");
    }

    @Test
    void a_broker_knows_every_setting_of_the_changelog() {
        assertThat(builder.logConfig().keySet()).isSubsetOf(LogConfig.configNames());
    }

    @Test
    void each_task_has_a_state_of_its_own() {
        assertThat(builder.build().state()).isNotSameAs(builder.build().state());
        assertThat(builder.build().name()).isEqualTo("in-flight");
    }

    @Test
    void what_logging_is_enabled_with_is_added() {
        assertThat(builder.withLoggingEnabled(Map.of("min.insync.replicas", "2"))
                        .logConfig())
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("cleanup.policy", "delete");
    }

    @Test
    void neither_the_log_nor_the_memory_can_be_done_without() {
        assertThatThrownBy(builder::withLoggingDisabled).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(builder::withCachingEnabled).isInstanceOf(UnsupportedOperationException.class);
        assertThat(builder.withCachingDisabled()).isSameAs(builder);
    }
}
