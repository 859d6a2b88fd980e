package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * How much more or less is sent of late than the week's curve says; while there is no curve yet, how much is sent of late.
 * Half of the weight lies in the last half an hour, so that neither a day's course nor a holiday is a surprise.
 */
final class Level {
    private static final double HALF_LIFE = 1_800;

    /** Weight of the curve itself, as so many sends: of little traffic one half hour does not say much. */
    private static final double CURVE_SENDS = 10;

    private double sent;
    /** What the curve says of the same time; seconds, while there is none. */
    private double expected;

    private double seconds;
    private boolean hasCurve;

    /** @param byCurve what the curve says of these seconds; the seconds, where there is none */
    void add(long count, double byCurve, long elapsed) {
        fade(elapsed);
        sent += count;
        expected += byCurve;
        seconds += elapsed;
    }

    /** Time passes of which nothing is known. */
    void fade(long elapsed) {
        double factor = StrictMath.pow(0.5, elapsed / HALF_LIFE);
        sent *= factor;
        expected *= factor;
        seconds *= factor;
    }

    /** The curve says so many times as much as before, or there is one now: what was usual stays so for the moment. */
    void rescale(double factor, boolean isCurve) {
        expected *= factor;
        hasCurve = isCurve;
    }

    /** To be multiplied with the curve; where there is none, sends a second. */
    double ratio() {
        return expected + prior() > 0 ? (sent + prior()) / (expected + prior()) : 0;
    }

    /** How uncertain that is by chance: the variance of it by its square. */
    double uncertainty() {
        return 1 / (sent + prior());
    }

    /** From how many seconds it is. */
    double seconds() {
        return seconds;
    }

    boolean hasCurve() {
        return hasCurve;
    }

    void write(PackedWriter out) {
        out.octet(hasCurve ? 1 : 0);
        out.real(sent);
        out.real(expected);
        out.real(seconds);
    }

    void read(PackedReader in) {
        hasCurve = in.octet() == 1;
        sent = in.real();
        expected = in.real();
        seconds = in.real();
    }

    private double prior() {
        return hasCurve ? CURVE_SENDS : 0;
    }
}
