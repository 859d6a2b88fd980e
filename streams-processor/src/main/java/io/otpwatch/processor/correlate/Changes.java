package io.otpwatch.processor.correlate;

/**
 * What is told of routes, client platforms and number ranges with the next batches. The counts of routes and platforms are
 * what the entries since the last step amount to; the rest is told as it is lived only.
 */
final class Changes {
    final Deltas routes = new Deltas();
    /** By {@link #platform}. */
    final Deltas platforms = new Deltas();

    final RangeCounts ranges;
    final FoldedDomains domains = new FoldedDomains();
    final VendorSamples samples = new VendorSamples();

    Changes(RouteDictionary dictionary) {
        ranges = new RangeCounts(dictionary);
    }

    /** The index of a client platform on a channel. */
    static int platform(int platform, int channel) {
        return platform * RouteChannels.COUNT + channel;
    }

    boolean isFull() {
        return routes.isFull() || platforms.isFull();
    }

    /** The texts of a send of a code that is new. */
    void sent(Entry send, boolean isFolded) {
        if (!send.texts.numberRange.isEmpty() && send.attempt == 1) {
            ranges.sent(send);
        }
        if (isFolded && !send.texts.domain.isEmpty()) {
            domains.sent(send.route, send.texts.domain);
        }
    }

    /** They have left. */
    void left() {
        routes.clear();
        platforms.clear();
        ranges.left();
        domains.clear();
        samples.left();
    }

    /** Forgets what is followed, too. */
    void clear() {
        left();
        ranges.clear();
        samples.clear();
    }
}
