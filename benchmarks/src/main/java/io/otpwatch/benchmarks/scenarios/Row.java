package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.standalone.incidents.IncidentVerdict;
import io.otpwatch.standalone.incidents.Judged;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What came of one run. Seconds that there are not are NaN, null in JSON. Where two things are broken at once, what was
 * expected and found is joined by {@code +}, and seconds are those of the one that was reported later, as measured by when
 * it had to be.
 *
 * @param scenario name of the case
 * @param rate codes sent a second
 * @param expected cause and scope that had to be reported; none if nothing is broken
 * @param cause that was reported
 * @param scope that was reported
 * @param delaySeconds from the true start until the incident was opened
 * @param publishedSeconds from the true start until its first record was appended to the topic
 * @param predictedSeconds what the physics allow
 * @param recoverySeconds from the true end until it was over
 * @param ok whether all was as it had to be
 * @param why it was not; empty if it was
 */
record Row(
        String scenario,
        int rate,
        String expected,
        String cause,
        String scope,
        double delaySeconds,
        double publishedSeconds,
        double predictedSeconds,
        double recoverySeconds,
        boolean ok,
        String why) {
    static final String NONE = "none";
    private static final double MS_PER_SECOND = 1000;

    /**
     * Of a run that was measured.
     *
     * @param predicted seconds to each report, in the order of what was judged
     * @param start of the traffic
     */
    static Row of(ScenarioCase which, int rate, List<Double> predicted, IncidentVerdict verdict, Instant start) {
        List<Judged> judged = verdict.judged();
        int last = latest(judged);
        return new Row(
                which.name(),
                rate,
                joined(judged, Row::expected),
                found(verdict, incident -> incident.cause().name()),
                found(verdict, incident -> incident.scope().text()),
                last < 0 ? Double.NaN : seconds(judged.get(last).delay()),
                last < 0 ? Double.NaN : seconds(judged.get(last).publishedAfter()),
                last < 0 ? Double.NaN : predicted.get(last),
                last < 0 ? Double.NaN : seconds(judged.get(last).recovery()),
                verdict.isRight(),
                String.join("; ", verdict.problems(start)));
    }

    /** Of a run that could not be measured. */
    static Row failed(ScenarioCase which, int rate, String why) {
        return new Row(which.name(), rate, "", NONE, "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, false, why);
    }

    /** The one that is nearest to being too late, or not reported; -1 of none. */
    private static int latest(List<Judged> judged) {
        return IntStream.range(0, judged.size())
                .boxed()
                .max(Comparator.comparing(index -> lateness(judged.get(index))))
                .orElse(-1);
    }

    private static Duration lateness(Judged judged) {
        return judged.delay()
                .map(delay -> delay.minus(judged.due().opensWithin()))
                .orElse(Duration.ofMillis(Long.MAX_VALUE));
    }

    private static String expected(Judged judged) {
        return judged.due().incident().cause() + " at "
                + judged.due().incident().scope().text();
    }

    /** Of the incidents that report what is broken; where there are none, of the others. */
    private static String found(IncidentVerdict verdict, Function<SeenIncident, String> text) {
        List<SeenIncident> reporting =
                verdict.judged().stream().flatMap(one -> one.seen().stream()).toList();
        List<SeenIncident> shown = reporting.isEmpty() ? verdict.others() : reporting;
        return shown.isEmpty() ? NONE : joined(shown, text);
    }

    private static <T> String joined(List<T> all, Function<T, String> text) {
        return all.isEmpty() ? NONE : all.stream().map(text).collect(Collectors.joining(" + "));
    }

    private static double seconds(Optional<Duration> duration) {
        return duration.map(known -> known.toMillis() / MS_PER_SECOND).orElse(Double.NaN);
    }
}
