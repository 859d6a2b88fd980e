package io.otpwatch.processor.store;

/** Deletes the beginning of a changelog partition. */
public interface ChangelogTrimmer {
    /** Deletes nothing. */
    ChangelogTrimmer NONE = (topic, partition, mark) -> {};

    /** Deletes all records before the chunk that {@code firstNeeded} marks. Returns at once; failures are counted. */
    void trim(String topic, int partition, TrimMarks.Mark firstNeeded);
}
