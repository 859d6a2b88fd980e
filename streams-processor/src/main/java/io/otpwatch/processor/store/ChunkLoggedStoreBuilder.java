package io.otpwatch.processor.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds one {@link ChunkLoggedStore} a task, and says how its changelog is kept. */
public final class ChunkLoggedStoreBuilder<S extends EventSourced> implements StoreBuilder<ChunkLoggedStore<S>> {
    private final String name;
    private final Supplier<S> state;
    private final ChangelogTrimmer trimmer;
    private final Map<String, String> logConfig = new HashMap<>();

    /** {@code retentionMs} is a backstop where trimming fails; -1: unlimited. */
    public ChunkLoggedStoreBuilder(String name, Supplier<S> state, ChangelogTrimmer trimmer, long retentionMs) {
        this.name = name;
        this.state = state;
        this.trimmer = trimmer;
        logConfig.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        logConfig.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMs));
        // Chunks carry our clock; what a late stage writes would else be born expired.
        logConfig.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        logConfig.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 * 1024 * 1024));
        logConfig.put(TopicConfig.SEGMENT_MS_CONFIG, "600000");
    }

    @Override
    public ChunkLoggedStore<S> build() {
        return new ChunkLoggedStore<>(name, state.get(), trimmer);
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.copyOf(logConfig);
    }

    @Override
    public boolean loggingEnabled() {
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoreBuilder<ChunkLoggedStore<S>> withCachingEnabled() {
        throw new UnsupportedOperationException("the state is memory, there is nothing to cache");
    }

    @Override
    public StoreBuilder<ChunkLoggedStore<S>> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<ChunkLoggedStore<S>> withLoggingEnabled(Map<String, String> config) {
        logConfig.putAll(config);
        return this;
    }

    @Override
    public StoreBuilder<ChunkLoggedStore<S>> withLoggingDisabled() {
        throw new UnsupportedOperationException("the log is where the state lives");
    }
}
