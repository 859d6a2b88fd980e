package io.otpwatch.processor.correlate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * To which domains the codes of {@code other@operator} went since the last batch. Names what may become a route of its
 * own, and counts nothing that must be right: it is lost at a restart. Bounded: {@link TextCounts#MAX} domains a route and
 * {@link #ROUTES_MAX} routes.
 */
final class FoldedDomains {
    /** How many of a route leave in a batch. */
    static final int TOP = 10;

    static final int CODES = 0;

    private static final int ROUTES_MAX = 256;

    private final Map<Integer, TextCounts> byRoute = new HashMap<>();

    void sent(int route, Slice domain) {
        TextCounts counts = byRoute.get(route);
        if (counts == null && byRoute.size() < ROUTES_MAX) {
            counts = new TextCounts(1);
            byRoute.put(route, counts);
        }
        if (counts != null) {
            counts.add(domain, CODES);
        }
    }

    @Nullable
    TextCounts of(int route) {
        return byRoute.isEmpty() ? null : byRoute.get(route);
    }

    void clear() {
        byRoute.clear();
    }
}
