package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * How many codes were sent, how many arrived, and at what ages, in sixteenths of a code: so that sums are exact in
 * whatever order, and old counts can be made to weigh less.
 */
public final class Arrivals {
    private static final int UNIT = 16;

    private long sent;
    private long arrived;
    private final long[] ages = new long[AgeBins.BINS];

    public double sent() {
        return (double) sent / UNIT;
    }

    public double arrived() {
        return (double) arrived / UNIT;
    }

    void addSent(int count) {
        sent += (long) count * UNIT;
    }

    void addArrived(int count) {
        arrived += (long) count * UNIT;
    }

    /** {@code age} in seconds. */
    void addAge(long age, int count) {
        ages[AgeBins.bin(age)] += (long) count * UNIT;
    }

    /** Of so many codes so many arrived, at the ages of which the other tells. */
    static Arrivals of(double sent, double arrived, Iterable<Arrivals> ages) {
        Arrivals sum = new Arrivals();
        ages.forEach(sum::add);
        sum.sent = Math.round(sent * UNIT);
        sum.arrived = Math.round(arrived * UNIT);
        return sum;
    }

    void add(Arrivals other) {
        sent += other.sent;
        arrived += other.arrived;
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            ages[bin] += other.ages[bin];
        }
    }

    void subtract(Arrivals other) {
        sent -= other.sent;
        arrived -= other.arrived;
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            ages[bin] -= other.ages[bin];
        }
    }

    /** {@code factor}: 0 to 1. */
    void scale(double factor) {
        sent = Math.round(sent * factor);
        arrived = Math.round(arrived * factor);
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            ages[bin] = Math.round(ages[bin] * factor);
        }
    }

    boolean isEmpty() {
        return sent == 0;
    }

    /** The law of these ages, with {@code pseudo} codes more that arrive by the other law. */
    ArrivalLaw law(ArrivalLaw other, double pseudo) {
        double[] counts = new double[AgeBins.BINS];
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            counts[bin] = (double) ages[bin] / UNIT + pseudo * other.share(bin);
        }
        return ArrivalLaw.ofCounts(counts);
    }

    void write(PackedWriter out) {
        out.varint(sent);
        out.varint(arrived);
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            if (ages[bin] > 0) {
                out.varint(bin + 1L);
                out.varint(ages[bin]);
            }
        }
        out.varint(0);
    }

    static Arrivals read(PackedReader in) {
        Arrivals arrivals = new Arrivals();
        arrivals.sent = in.varint();
        arrivals.arrived = in.varint();
        for (int next = in.number(); next > 0; next = in.number()) {
            arrivals.ages[next - 1] = in.varint();
        }
        return arrivals;
    }
}
