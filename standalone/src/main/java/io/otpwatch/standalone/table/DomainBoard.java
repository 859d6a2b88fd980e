package io.otpwatch.standalone.table;

import io.otpwatch.processor.correlate.RouteCounts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every domain is doing now, worst first. Told by the processor's threads, read by the one that draws.
 *
 * <p>Domains come from events, so their number is anyone's choice: beyond {@value #DOMAINS_MAX} they are shown as one
 * row, {@value #REST}.
 */
public final class DomainBoard {
    static final int DOMAINS_MAX = 1000;
    static final String REST = "(others)";

    /** Below this many codes due a share is an accident: such a domain does not rank. */
    private static final int DUE_MIN = 10;

    private static final Comparator<DomainRow> WORST_FIRST = Comparator.comparingLong(DomainBoard::rank)
            .thenComparing(DomainRow::domain)
            .thenComparing(DomainRow::operator);

    private final Map<Place, SlidingCounts> places = new HashMap<>();

    /**
     * Takes note of what changed on a route to the domain.
     *
     * @param second when it was committed, seconds since 1970
     */
    public void add(String domain, String operator, RouteCounts counts, long second) {
        add(domain, operator, Delta.of(counts), second);
    }

    synchronized void add(String domain, String operator, Delta delta, long second) {
        Place place = new Place(domain, operator);
        if (!places.containsKey(place) && places.size() >= DOMAINS_MAX) {
            place = new Place(REST, "");
        }
        places.computeIfAbsent(place, ignored -> new SlidingCounts()).add(delta, second);
    }

    /** The domains with traffic or codes in flight. */
    public synchronized List<DomainRow> rows(long second) {
        return places.entrySet().stream()
                .map(entry -> entry.getValue()
                        .row(entry.getKey().domain(), entry.getKey().operator(), second))
                .filter(row -> row.sentPerMinute() > 0 || row.inFlight() > 0)
                .sorted(WORST_FIRST)
                .toList();
    }

    /** In whole per cent, so that rows which differ by nothing that is shown keep their places. */
    private static long rank(DomainRow row) {
        return row.due() < DUE_MIN
                ? Long.MAX_VALUE
                : Math.round(100 * row.inTime().orElse(1));
    }

    private record Place(String domain, String operator) {}
}
