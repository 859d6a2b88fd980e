package io.otpwatch.benchmarks.detection;

import static java.lang.String.format;

import io.otpwatch.benchmarks.detection.usual.Bound;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.Locale;

/**
 * One row of the comparison: what happens to a route.
 *
 * @param ratePerMinute codes sent, ≥ 1
 * @param p the probability of arrival of what the change hits
 */
record Incident(Channel channel, int ratePerMinute, ChangeType type, double p) {
    /** The least seconds in which it can be seen, on average. */
    double seconds(Bound bound) {
        return switch (type) {
            case A -> bound.codesSentAfter(p);
            case B -> bound.receiptsAfter(p);
        };
    }

    Usual usual() {
        return channel.usual(ratePerMinute);
    }

    String text() {
        return format(Locale.ROOT, "%s %d/min %s p=%s", channel.text(), ratePerMinute, type, pText());
    }

    private String pText() {
        return p == 0 ? "0" : format(Locale.ROOT, "%.1f", p);
    }
}
