package io.otpwatch.processor.score;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random history of cohorts of one second each, with a time of trouble, failures, and cohorts that close. */
final class History {
    static final int HORIZON = 40;
    static final int SECONDS = 150;
    static final int TROUBLE_FROM = 60;
    static final int TROUBLE_TO = 100;

    /** Codes of a second: when each arrives or fails; never: beyond the end. */
    record Code(int sent, int arrives, int fails) {}

    private final List<Code> codes = new ArrayList<>();

    History(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int second = 0; second < SECONDS; second++) {
            boolean trouble = second >= TROUBLE_FROM && second < TROUBLE_TO;
            int count = Math.max(0, random.nextInt(-2, 5));
            for (int i = 0; i < count; i++) {
                boolean arrives = random.nextInt(10) > (trouble ? 7 : 0);
                int arrival = second + 1 + random.nextInt(HORIZON / 2);
                int failure = random.nextInt(3) == 0 ? second + 1 + random.nextInt(9) : Integer.MAX_VALUE;
                codes.add(
                        new Code(second, arrives ? arrival : Integer.MAX_VALUE, arrives ? Integer.MAX_VALUE : failure));
            }
        }
    }

    /** The cohort of a second as of a clock; as of when it closed, if it has. */
    int[] counts(int second, int now) {
        int then = Math.min(now, second + HORIZON);
        int[] counts = new int[3];
        for (Code code : codes) {
            if (code.sent() == second) {
                counts[0]++;
                counts[1] += code.arrives() <= then ? 1 : 0;
                counts[2] += code.fails() <= then ? 1 : 0;
            }
        }
        return counts;
    }

    void fill(Trials trials, int from, int now) {
        trials.clear();
        for (int second = from; second < now; second++) {
            add(trials, second, now);
        }
    }

    void add(Trials trials, int second, int now) {
        int[] counts = counts(second, now);
        if (counts[0] > 0) {
            trials.add(second, Math.min(now - second, HORIZON), counts[0], counts[1], counts[2]);
        }
    }
}
