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
    final VendorSamples samples;

    private final RouteDictionary dictionary;

    /** {@code longestMs}: the longest horizon. */
    Changes(RouteDictionary dictionary, long longestMs) {
        this.dictionary = dictionary;
        ranges = new RangeCounts(dictionary);
        samples = new VendorSamples(longestMs);
    }

    /** The index of a client platform on a channel. */
    static int platform(int platform, int channel) {
        return platform * RouteChannels.COUNT + channel;
    }

    boolean isFull() {
        return routes.isFull() || platforms.isFull();
    }

    /** A send changed the table; {@code isNew}: its code was not known before. */
    void sent(Entry send, boolean isNew) {
        if (isNew && send.attempt == 1 && !send.texts.numberRange.isEmpty()) {
            ranges.sent(send);
        }
        if (isNew && dictionary.isFolded(send.route) && !send.texts.domain.isEmpty()) {
            domains.sent(send.route, send.texts.domain);
        }
        if (send.vendorId) {
            samples.sent(send);
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
