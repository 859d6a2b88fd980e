package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Days in which nothing happens, in stretches that are independent of each other. All detectors see the same codes.
 *
 * @param days of all stretches together, without warm-up
 * @param seed other days for another one
 */
record UsualTimes(Usual usual, double days, long seed) {
    private static final int STRETCHES = 16;
    private static final double SECONDS_PER_DAY = 86_400;

    /**
     * The excursions of each detector's statistic.
     *
     * @param sink makes one for a detector and stretch, which takes the peaks
     * @return for each detector, in their order, its sinks
     */
    <S extends DoubleConsumer> List<List<S>> excursions(List<Contender> contenders, IntFunction<S> sink) {
        List<List<S>> stretches = IntStream.range(0, STRETCHES)
                .parallel()
                .mapToObj(stretch -> play(contenders, stretch, sink))
                .toList();
        return IntStream.range(0, contenders.size())
                .mapToObj(i -> stretches.stream().map(each -> each.get(i)).toList())
                .toList();
    }

    private <S extends DoubleConsumer> List<S> play(List<Contender> contenders, int stretch, IntFunction<S> sink) {
        long warmUp =
                contenders.stream().mapToLong(Contender::warmUpSeconds).max().orElse(0);
        long end = warmUp + Math.round(days * SECONDS_PER_DAY / STRETCHES);
        Detector[] detectors =
                contenders.stream().map(each -> each.fresh(usual)).toArray(Detector[]::new);
        List<S> sinks = new ArrayList<>();
        IntStream.range(0, contenders.size()).forEach(i -> sinks.add(sink.apply(i)));
        Excursions[] excursions = sinks.stream().map(Excursions::new).toArray(Excursions[]::new);
        All all = new All(detectors);
        Traffic traffic = new Traffic(usual, Change.NONE, new Draws(seed, stretch));
        for (long second = 0; second < end; second++) {
            traffic.play(second, all);
            for (int i = 0; i < detectors.length; i++) {
                double statistic = detectors[i].step(second);
                if (second >= warmUp) {
                    excursions[i].add(statistic);
                }
            }
        }
        for (Excursions each : excursions) {
            each.end();
        }
        return sinks;
    }

    private static final class All implements Detector {
        private final Detector[] detectors;

        All(Detector[] detectors) {
            this.detectors = detectors;
        }

        @Override
        public void sent(long second, int count) {
            for (Detector each : detectors) {
                each.sent(second, count);
            }
        }

        @Override
        public void received(long sentSecond, double latencySeconds, int count) {
            for (Detector each : detectors) {
                each.received(sentSecond, latencySeconds, count);
            }
        }

        @Override
        public double step(long second) {
            throw new UnsupportedOperationException("each has a statistic of its own");
        }
    }
}
