package io.otpwatch.processor.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which domains have a label of their own in metrics: the first {@link #MAX} that are seen. The rest share
 * {@code other}, since strangers choose e-mail domains and a label for each would have no bound. Thread-safe.
 */
public final class DomainLabels {
    public static final int MAX = 200;
    public static final String OTHER = "other";

    private final Set<String> labelled = ConcurrentHashMap.newKeySet();

    public String of(String domain) {
        if (labelled.contains(domain)) {
            return domain;
        }
        synchronized (labelled) {
            if (labelled.size() < MAX) {
                labelled.add(domain);
            }
        }
        return labelled.contains(domain) ? domain : OTHER;
    }
}
