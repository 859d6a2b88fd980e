package io.otpwatch.processor.probe;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What a sample of the inputs says of where records stand.
 *
 * @param challenges seen
 * @param met of these, how many with a send and with evidence or a failure
 * @param apart of the met, how many whose sends and evidence stand in different partitions
 * @param misplaced challenges of which some record stands in another partition than the id's
 * @param topics where such records stand
 */
public record Placement(int challenges, int met, int apart, int misplaced, SortedSet<String> topics) {
    /** What is wrong and what to do; empty if each record stands where it belongs. */
    public Optional<String> warning() {
        if (misplaced == 0) {
            return Optional.empty();
        }
        return Optional.of(misplaced + " of " + challenges + " challenges looked at have records in " + topics
                + " outside the partition of their id, and " + apart + " of " + met
                + " have sends and evidence in different partitions, where they never meet: their producer must key by"
                + " challengeId and partition by murmur2 (librdkafka: partitioner=murmur2_random), see"
                + " docs/producers.md");
    }
}
