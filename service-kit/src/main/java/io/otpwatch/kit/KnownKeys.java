package io.otpwatch.kit;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Finds what a person meant by a key that does not exist. */
final class KnownKeys {
    /** Two letters swapped count as two. */
    private static final int TYPO_DISTANCE_MAX = 2;

    private final Set<String> own;
    private final Set<String> kafka = new TreeSet<>();

    KnownKeys(Set<String> own) {
        this.own = new TreeSet<>(own);
        kafka.addAll(ProducerConfig.configNames());
        kafka.addAll(ConsumerConfig.configNames());
        kafka.addAll(AdminClientConfig.configNames());
    }

    boolean isKafkas(String key) {
        return kafka.contains(key);
    }

    /** The key of ours with the fewest edits from it. */
    String nearest(String key) {
        return nearest(key, own).orElse(Settings.BOOTSTRAP);
    }

    /**
     * What was meant by a setting that Kafka's clients do not have and that is spelt almost as one they have. Anything
     * else unknown is passed on: interceptors, login modules and metric reporters bring settings of their own.
     */
    Optional<String> misspeltKafkaKey(String key) {
        return kafka.contains(key)
                ? Optional.empty()
                : nearest(key, kafka).filter(meant -> distance(key, meant) <= TYPO_DISTANCE_MAX);
    }

    private static Optional<String> nearest(String key, Set<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(candidate -> distance(key, candidate)));
    }

    /** Levenshtein: the fewest insertions, deletions and substitutions of a letter. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
