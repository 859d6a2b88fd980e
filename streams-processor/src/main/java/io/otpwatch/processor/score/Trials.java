package io.otpwatch.processor.score;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cohorts of one signal as of a clock, oldest first: how many codes were sent, what has become of them, how old they
 * are. Made anew at each step in arrays that are used again.
 */
public final class Trials {
    private static final int FIRST = 64;

    private int size;
    private long[] starts = new long[FIRST];
    private double[] ages = new double[FIRST];
    private double[] spans = new double[FIRST];
    private int[] sent = new int[FIRST];
    private int[] arrived = new int[FIRST];
    private int[] failed = new int[FIRST];
    /** The share that has arrived by the law that was asked for last; not a number: not asked for yet. */
    private double[] shares = new double[FIRST];

    private @Nullable ArrivalLaw lawOfShares;
    private double[] parts = new double[FIRST];
    private boolean hasClasses;
    private int[] classes = new int[FIRST * AgeClass.COUNT];

    public void clear() {
        size = 0;
        lawOfShares = null;
        hasClasses = false;
    }

    /** Adds a cohort of one second, as the other. */
    public void add(long start, double age, int sentCount, int arrivedCount, int failedCount) {
        add(start, age, 1, sentCount, arrivedCount, failedCount);
    }

    /**
     * Adds a cohort that is younger than those before.
     *
     * @param start its first second
     * @param age mean age of its codes, seconds
     * @param width its seconds
     * @param sentCount codes that can arrive: those whose recipient is to blame left out
     * @param arrivedCount of these, with evidence
     * @param failedCount of these, with a failure that says that they will not arrive; some may have arrived all the same
     */
    public void add(long start, double age, long width, int sentCount, int arrivedCount, int failedCount) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ages[size] = age;
        spans[size] = width == 1 ? 0 : width;
        shares[size] = Double.NaN;
        arrived[size] = Math.max(0, arrivedCount);
        sent[size] = Math.max(arrived[size], sentCount);
        failed[size] = Math.max(0, Math.min(failedCount, sent[size] - arrived[size]));
        if (hasClasses) {
            Arrays.fill(classes, size * AgeClass.COUNT, (size + 1) * AgeClass.COUNT, 0);
        }
        size++;
    }

    /** Of the cohort added last, so many arrived at an age of the class. */
    public void addClass(int ageClass, int count) {
        if (!hasClasses) {
            Arrays.fill(classes, 0, size * AgeClass.COUNT, 0);
            hasClasses = true;
        }
        classes[(size - 1) * AgeClass.COUNT + ageClass] = count;
    }

    public int size() {
        return size;
    }

    public long start(int cohort) {
        return starts[cohort];
    }

    /** Seconds; 0 or less if the clock has not come to it. */
    public double age(int cohort) {
        return ages[cohort];
    }

    /**
     * The share of what arrives of the cohort that has, by the law. Its codes are of all ages within its width: that counts
     * where the clock stands in the midst of them.
     *
     * @param older by so many seconds than they are
     */
    double arrivedBy(ArrivalLaw law, int cohort, double older) {
        double age = ages[cohort] + older;
        double half = spans[cohort] / 2;
        return law.mean(age - half, age + half);
    }

    /** Worked out once while it is the same law: in an anomaly it is asked for many times a step. */
    double arrivedBy(ArrivalLaw law, int cohort) {
        if (law != lawOfShares) {
            if (lawOfShares != null) {
                Arrays.fill(shares, 0, size, Double.NaN);
            }
            lawOfShares = law;
        }
        if (Double.isNaN(shares[cohort])) {
            shares[cohort] = arrivedBy(law, cohort, 0);
        }
        return shares[cohort];
    }

    /** The part of what has arrived of each cohort by the law; in an array that is used again. */
    double[] partsArrivedBy(ArrivalLaw law, double part) {
        for (int cohort = 0; cohort < size; cohort++) {
            parts[cohort] = part * arrivedBy(law, cohort);
        }
        return parts;
    }

    public int sent(int cohort) {
        return sent[cohort];
    }

    public int arrived(int cohort) {
        return arrived[cohort];
    }

    /** Codes that will not arrive, as was reported. */
    public int failed(int cohort) {
        return failed[cohort];
    }

    /** Codes of which nothing is known yet. */
    public int outstanding(int cohort) {
        return sent[cohort] - arrived[cohort] - failed[cohort];
    }

    /** Of the codes that arrived, how many at an age of the class; 0 where that was not asked for. */
    int arrivedAt(int cohort, int ageClass) {
        return hasClasses ? classes[cohort * AgeClass.COUNT + ageClass] : 0;
    }

    private void grow() {
        int length = size * 2;
        starts = Arrays.copyOf(starts, length);
        ages = Arrays.copyOf(ages, length);
        spans = Arrays.copyOf(spans, length);
        shares = Arrays.copyOf(shares, length);
        parts = new double[length];
        sent = Arrays.copyOf(sent, length);
        arrived = Arrays.copyOf(arrived, length);
        failed = Arrays.copyOf(failed, length);
        classes = Arrays.copyOf(classes, length * AgeClass.COUNT);
    }
}
