package io.otpwatch.standalone.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the incidents that were seen are those that had to be reported, and no others.
 *
 * @param judged one for each that had to be, in their order
 * @param others that were seen and report none of them
 */
public record IncidentVerdict(List<Judged> judged, List<SeenIncident> others) {
    public IncidentVerdict {
        judged = List.copyOf(judged);
        others = List.copyOf(others);
    }

    /**
     * Gives each of the due its own incident: the one of its scope and cause, else of its scope, else of its cause, else
     * any; of several the first to be opened. What was opened before something broke does not report it.
     */
    public static IncidentVerdict of(List<Due> due, List<SeenIncident> seen) {
        List<Pair> pairs = due.stream()
                .flatMap(one -> seen.stream()
                        .filter(incident ->
                                !incident.openedAt().isBefore(one.incident().start()))
                        .map(incident -> new Pair(one, incident)))
                .sorted(Pair.BEST_FIRST)
                .toList();
        List<Pair> chosen = new ArrayList<>();
        for (Pair pair : pairs) {
            if (chosen.stream().noneMatch(pair::excludes)) {
                chosen.add(pair);
            }
        }
        List<Judged> judged =
                due.stream().map(one -> new Judged(one, seenFor(one, chosen))).toList();
        List<SeenIncident> others = seen.stream()
                .filter(incident ->
                        chosen.stream().noneMatch(pair -> pair.seen().equals(incident)))
                .toList();
        return new IncidentVerdict(judged, others);
    }

    public boolean isRight() {
        return others.isEmpty()
                && judged.stream().allMatch(one -> one.problems().isEmpty());
    }

    /**
     * A clause for each thing that is not as it must be.
     *
     * @param start of the traffic
     */
    public List<String> problems(Instant start) {
        return Stream.concat(
                        judged.stream().flatMap(one -> one.problems().stream()),
                        others.stream().map(other -> "also " + other.text(start)))
                .toList();
    }

    private static Optional<SeenIncident> seenFor(Due due, List<Pair> chosen) {
        return chosen.stream()
                .filter(pair -> pair.due().equals(due))
                .findFirst()
                .map(Pair::seen);
    }

    private record Pair(Due due, SeenIncident seen) {
        private static final int SCOPE = 2;

        static final Comparator<Pair> BEST_FIRST = Comparator.comparingInt(Pair::likeness)
                .reversed()
                .thenComparing(pair -> pair.seen().openedAt());

        boolean excludes(Pair other) {
            return due.equals(other.due) || seen.equals(other.seen);
        }

        private int likeness() {
            return (due.incident().isNamedBy(seen) ? SCOPE : 0)
                    + (seen.isCalled(due.incident().cause()) ? 1 : 0);
        }
    }
}
