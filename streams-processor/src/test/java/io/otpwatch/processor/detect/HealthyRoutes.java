package io.otpwatch.processor.detect;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Terms;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Healthy routes of three providers that nothing is known of: mixed volumes, each at another hour of its day, with shares that
 * vary by themselves from one ten minutes to the next. Scores are kept as peaks below the threshold.
 */
public final class HealthyRoutes {
    /** Deepest that peaks are counted, nats below the threshold. */
    static final int DEEPEST = 12;

    private static final long START = 1_700_000_000L;
    private static final int DAY = 86_400;
    private static final int STRETCH = 600;

    /** What may vary about the share: standard deviation of the logarithmic odds. */
    private static final double SPREAD = 0.15;

    private static final double FEWEST_PER_MINUTE = 0.2;
    private static final double MOST_PER_MINUTE = 300;

    private final List<Healthy> routes = new ArrayList<>();
    private final List<SimulatedProvider> providers =
            Stream.of("ada", "bob", "cyd").map(SimulatedProvider::new).toList();
    private long now = START;
    private final long[] within = new long[DEEPEST + 1];
    private final StringBuilder report = new StringBuilder();
    private int anomalies;

    private static final class Healthy {
        private final SplittableRandom random;
        private final SimulatedRoute route;
        private final double perMinute;
        private final String operator;
        private double odds;
        private final int phase;
        private double peak;
        private double shortest = Double.MAX_VALUE;
        private boolean anomalous;

        Healthy(SplittableRandom random, Beliefs beliefs, Kin kin, double share, double median) {
            this.random = random;
            operator = kin.operator();
            perMinute = FEWEST_PER_MINUTE * Math.pow(MOST_PER_MINUTE / FEWEST_PER_MINUTE, random.nextDouble());
            odds = Math.log(share / (1 - share));
            phase = random.nextInt(DAY);
            route = new SimulatedRoute(random.nextLong(), beliefs, perMinute, kin);
            route.median = median;
            wander();
        }

        /** Says how much is sent in the second before {@code now}, and how much of it arrives. */
        void set(long now) {
            if ((now + phase) % STRETCH == 0) {
                wander();
            }
            route.perMinute = perMinute * (1 + 0.8 * Math.sin(2 * Math.PI * (now + phase) / DAY));
        }

        void lose() {
            odds = Double.NEGATIVE_INFINITY;
            wander();
        }

        String describe(long seconds) {
            Terms terms = route.receipt().terms();
            return String.format(
                    Locale.ROOT,
                    "after %d s: %.1f a minute, share %.3f; threshold %.1f, %s, usual %.3f, arriving %.3f%n",
                    seconds,
                    perMinute,
                    route.share,
                    terms.threshold(),
                    terms.basis(),
                    terms.normal().usual(),
                    terms.normal().arriving());
        }

        /** The sum of twelve uniform numbers is as good as normal here. */
        private void wander() {
            double sum = -6;
            for (int i = 0; i < 12; i++) {
                sum += random.nextDouble();
            }
            route.share = 1 / (1 + Math.exp(-odds - SPREAD * sum));
        }
    }

    /** Shares and medians of the routes are drawn from these ranges: half of what they vary by goes with the operator. */
    public HealthyRoutes(int count, long seed, double leastShare, double mostShare) {
        SplittableRandom random = new SplittableRandom(seed);
        Beliefs beliefs = new Beliefs(0.5);
        double share = 0;
        double median = 0;
        for (int i = 0; i < count; i++) {
            int operator = i / 20;
            if (i % 20 == 0) {
                share = random.nextDouble();
                median = random.nextDouble();
            }
            Kin kin = new Kin(Channel.SMS, "C" + operator / 5, "o" + operator, "o" + operator + "-" + i % 20 / 5);
            SimulatedProvider provider = providers.get(i % providers.size());
            double ownShare = leastShare + (mostShare - leastShare) * (share + random.nextDouble()) / 2;
            double ownMedian = 3 + (15 - 3) * (median + random.nextDouble()) / 2;
            Healthy healthy = new Healthy(random.split(), beliefs, kin, ownShare, ownMedian);
            routes.add(healthy);
            provider.add(name(kin, i), healthy.route);
        }
    }

    void play(int seconds) {
        for (int second = 0; second < seconds; second++) {
            step();
        }
    }

    /** Plays a second; what the only task of all says then. */
    public Verdicts second(String application) {
        step();
        return SimulatedProvider.say(providers, application, now);
    }

    /** From now on nothing arrives at the operator of that number. */
    public void lose(int operator) {
        routes.stream()
                .filter(healthy -> healthy.operator.equals("o" + operator))
                .forEach(Healthy::lose);
    }

    /** The present, ms since 1970. */
    public long now() {
        return now * 1000;
    }

    private void step() {
        now++;
        routes.forEach(healthy -> healthy.set(now));
        providers.forEach(provider -> provider.play(now, Levers.NONE));
        routes.forEach(this::observe);
    }

    /** Counts the excursions that are not over. */
    void end() {
        routes.forEach(this::count);
    }

    /** How many routes became anomalous, each time counted. */
    int anomalies() {
        return anomalies;
    }

    /** Routes to a domain differ by who sends. */
    private Named name(Kin kin, int number) {
        String provider = providers.get(number % providers.size()).name();
        return new Named(
                new Route(kin.channel(), provider, "s" + number % 5, kin.country(), kin.domain()), kin.operator());
    }

    /** Which routes became anomalous, and by what terms. */
    String report() {
        return report.toString();
    }

    /** How often a score rose to within so many whole nats of its threshold; an excursion ends at half its peak. */
    long within(int nats) {
        return within[nats];
    }

    private void observe(Healthy healthy) {
        boolean anomalous = healthy.route.watch.detector.anomaly() != null;
        if (anomalous && !healthy.anomalous) {
            anomalies++;
            report.append(healthy.describe(now - START));
        }
        healthy.anomalous = anomalous;
        double score = healthy.route.receipt().score();
        if (score < healthy.peak / 2) {
            count(healthy);
        }
        healthy.peak = Math.max(healthy.peak, score);
        healthy.shortest =
                Math.min(healthy.shortest, healthy.route.receipt().terms().threshold() - score);
    }

    private void count(Healthy healthy) {
        for (int nats = DEEPEST; nats >= 0 && healthy.peak > 0 && healthy.shortest <= nats; nats--) {
            within[nats]++;
        }
        healthy.peak = 0;
        healthy.shortest = Double.MAX_VALUE;
    }
}
