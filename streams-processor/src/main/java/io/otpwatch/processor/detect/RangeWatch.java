package io.otpwatch.processor.detect;

import io.otpwatch.events.RangeDelta;
import io.otpwatch.events.RangeVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * To which number ranges challenges go, of late and usually, by country. It names a range that is pumped, and judges
 * nothing: it is no part of the state, and begins anew with the task. Counts fade, so that what is lately is some half
 * minute, and what is usual some twenty.
 */
final class RangeWatch {
    private static final double LATELY = 30;
    private static final double USUALLY = 1_200;
    private static final int RANGES_MAX = 2_000;
    private static final int TOLD = 3;
    private static final double LEAST = 0.05;
    /** Gives way where there are too many. */
    private static final double SINGLE = 2;

    private final Map<Key, Counts> ranges = new HashMap<>();
    private long now = Seconds.UNKNOWN;

    private record Key(String country, String range) {}

    private static final class Counts {
        double challenges;
        double usually;
        double sampled;
        double entered;

        void fade(double seconds) {
            double lately = Math.exp(-seconds / LATELY);
            challenges *= lately;
            sampled *= lately;
            entered *= lately;
            usually *= Math.exp(-seconds / USUALLY);
        }
    }

    void apply(RangeDelta delta) {
        Key key = new Key(delta.getCountry(), delta.getRange());
        Counts counts = ranges.get(key);
        if (counts == null) {
            if (ranges.size() >= RANGES_MAX) {
                ranges.values().removeIf(each -> each.usually <= SINGLE);
            }
            if (ranges.size() >= RANGES_MAX) {
                return;
            }
            counts = new Counts();
            ranges.put(key, counts);
        }
        counts.challenges += delta.getChallenges();
        counts.usually += delta.getChallenges();
        counts.sampled += delta.getSampled();
        counts.entered += delta.getEntered();
    }

    /** The watermark has come to this second. */
    void step(long second) {
        long seconds = now == Seconds.UNKNOWN ? 0 : Math.max(0, second - now);
        now = second;
        for (Iterator<Counts> all = ranges.values().iterator(); all.hasNext(); ) {
            Counts counts = all.next();
            counts.fade(seconds);
            if (counts.usually < LEAST) {
                all.remove();
            }
        }
    }

    /** Of each country those with most challenges lately, and the sum of all. */
    List<RangeVerdict> told() {
        Map<String, List<Map.Entry<Key, Counts>>> byCountry = new HashMap<>();
        for (Map.Entry<Key, Counts> each : ranges.entrySet()) {
            byCountry
                    .computeIfAbsent(each.getKey().country(), any -> new ArrayList<>())
                    .add(each);
        }
        List<RangeVerdict> told = new ArrayList<>();
        byCountry.forEach((country, all) -> all.stream()
                .sorted(Comparator.comparingDouble(each -> -each.getValue().challenges))
                .limit(TOLD)
                .forEach(each -> told.add(verdict(each.getKey(), each.getValue(), all))));
        return told;
    }

    void clear() {
        ranges.clear();
        now = Seconds.UNKNOWN;
    }

    private static RangeVerdict verdict(Key key, Counts counts, List<Map.Entry<Key, Counts>> country) {
        double all =
                country.stream().mapToDouble(each -> each.getValue().challenges).sum();
        double usual =
                country.stream().mapToDouble(each -> each.getValue().usually).sum();
        return new RangeVerdict(
                key.country(),
                key.range(),
                (float) (counts.challenges / Math.max(LEAST, all)),
                (float) ((counts.usually - counts.challenges) / Math.max(LEAST, usual - all)),
                (float) counts.challenges,
                (float) (counts.sampled < 1 ? 1 : Math.min(1, counts.entered / counts.sampled)));
    }
}
