package io.otpwatch.simulator;

/**
 * How busy an hour is: {@code 0.35 + 0.65 × (1 + cos(2π (h - 15) / 24)) / 2}, so 1 at 15:00 local
 * time and 0.35 at 03:00.
 */
final class DayCurve {
    private static final double NANOS_PER_HOUR = 3.6e12;
    private static final double NIGHT = 0.35;
    private static final double BUSIEST_HOUR = 15;

    private DayCurve() {}

    /** In [0.35, 1]. */
    static double at(long epochNanos, double utcOffsetHours) {
        double hour = epochNanos / NANOS_PER_HOUR + utcOffsetHours;
        return NIGHT + (1 - NIGHT) * (1 + StrictMath.cos(2 * Math.PI * (hour - BUSIEST_HOUR) / 24)) / 2;
    }
}
