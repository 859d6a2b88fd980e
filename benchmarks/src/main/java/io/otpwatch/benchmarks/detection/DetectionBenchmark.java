package io.otpwatch.benchmarks.detection;

import static java.lang.String.format;

import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.detection.usual.Bound;
import io.otpwatch.benchmarks.detection.usual.Usual;
import io.otpwatch.benchmarks.figures.Machine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * For each channel and rate: thresholds from usual times, false alarms in other usual times, then every incident before every
 * detector. All draws come of one seed.
 */
final class DetectionBenchmark {
    private static final double[] P = {0, 0.5, 0.8};
    private static final long FOR_THRESHOLDS = 1;
    private static final long FOR_FALSE_ALARMS = 2;
    private static final long FOR_INCIDENTS = 3;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DetectionOptions options;
    private final Steps steps;
    private final List<Row> rows = new ArrayList<>();

    private DetectionBenchmark(DetectionOptions options, Steps steps) {
        this.options = options;
        this.steps = steps;
    }

    /** @param progress takes a line for each step */
    static Report measure(DetectionOptions options, List<Contender> contenders, PrintWriter progress) {
        long begun = System.nanoTime();
        DetectionBenchmark benchmark = new DetectionBenchmark(options, new Steps(progress));
        for (Channel channel : options.channels()) {
            options.rates().forEach(rate -> benchmark.measure(channel, rate, contenders));
        }
        return new Report(Machine.here(List.of()), options.seed(), (System.nanoTime() - begun) / NANOS, benchmark.rows);
    }

    private void measure(Channel channel, int rate, List<Contender> contenders) {
        // Those that learn what is usual take longer to get ready.
        for (boolean settled : new boolean[] {false, true}) {
            List<Contender> some = contenders.stream()
                    .filter(each -> each.isSettled() == settled)
                    .toList();
            if (!some.isEmpty()) {
                measureTogether(channel, rate, some);
            }
        }
    }

    private void measureTogether(Channel channel, int rate, List<Contender> contenders) {
        Usual usual = channel.usual(rate);
        double days = days(rate) * options.daysFactor();
        steps.begin(format(Locale.ROOT, "%s, %d a minute: thresholds of %.0f usual days", channel.text(), rate, days));
        List<List<Alarm>> alarms = alarms(usual, days, contenders, seed(channel, rate, FOR_THRESHOLDS));
        steps.begin(format(Locale.ROOT, "%s, %d a minute: false alarms of as many", channel.text(), rate));
        List<double[]> falseAlarms =
                falseAlarms(usual, days, contenders, alarms, seed(channel, rate, FOR_FALSE_ALARMS));
        for (ChangeType type : ChangeType.values()) {
            for (double p : P) {
                Incident incident = new Incident(channel, rate, type, p);
                steps.begin(incident.text());
                for (int i = 0; i < contenders.size(); i++) {
                    measure(incident, contenders.get(i), alarms.get(i), falseAlarms.get(i), days);
                }
            }
        }
    }

    private List<List<Alarm>> alarms(Usual usual, double days, List<Contender> contenders, long seed) {
        List<Contender> calibrated =
                contenders.stream().filter(Contender::isCalibrated).toList();
        List<List<HighestPeaks>> peaks = calibrated.isEmpty()
                ? List.of()
                : new UsualTimes(usual, days, seed).excursions(calibrated, i -> new HighestPeaks());
        return contenders.stream()
                .map(each -> each.isCalibrated()
                        ? Alarm.calibrated(each, usual, HighestPeaks.of(peaks.get(calibrated.indexOf(each))), days)
                        : Alarm.fixed(each))
                .toList();
    }

    private static List<double[]> falseAlarms(
            Usual usual, double days, List<Contender> contenders, List<List<Alarm>> alarms, long seed) {
        List<List<FalseAlarms>> counts =
                new UsualTimes(usual, days, seed).excursions(contenders, i -> new FalseAlarms(alarms.get(i)));
        return counts.stream().map(parts -> FalseAlarms.perPeriod(parts, days)).toList();
    }

    private void measure(
            Incident incident, Contender contender, List<Alarm> alarms, double[] falseAlarms, double days) {
        long seed = seed(incident.channel(), incident.ratePerMinute(), FOR_INCIDENTS);
        List<Trial> trials = IntStream.range(0, options.runs())
                .parallel()
                .mapToObj(run -> Trial.of(contender, incident, alarms, new Draws(seed, run)))
                .toList();
        for (int i = 0; i < alarms.size(); i++) {
            int alarm = i;
            double[] delays = trials.stream()
                    .mapToDouble(trial -> trial.delays().get(alarm))
                    .toArray();
            double bound = bound(incident, alarms.get(i), trials);
            rows.add(Row.of(incident, contender, alarms.get(i), delays, bound, falseAlarms[i], days));
        }
    }

    private static double bound(Incident incident, Alarm alarm, List<Trial> trials) {
        Usual usual = incident.usual();
        return switch (alarm.setting()) {
            case KNOWN -> incident.seconds(Bound.of(usual, StrictMath.log(usual.sendsPerPeriod())));
            case CLOSED_FORM -> incident.seconds(Bound.of(usual, alarm.threshold()));
            case DEFAULTS -> {
                double[] bounds = trials.stream().mapToDouble(Trial::bound).toArray();
                Arrays.sort(bounds);
                yield Row.median(bounds);
            }
        };
    }

    /** The more codes, the more an excursion costs to find, and the more of them there are. */
    private static double days(int rate) {
        if (rate >= 1_000) {
            return 40;
        }
        if (rate >= 100) {
            return 150;
        }
        return rate >= 10 ? 500 : 1_500;
    }

    private long seed(Channel channel, int rate, long purpose) {
        return new Draws(options.seed(), channel.ordinal(), rate, purpose).bits();
    }
}
