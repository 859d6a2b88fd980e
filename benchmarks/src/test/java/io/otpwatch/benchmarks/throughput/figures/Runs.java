package io.otpwatch.benchmarks.throughput.figures;

/** Runs over a million events. */
final class Runs {
    private static final long EVENTS = 1_000_000;
    private static final long MIB = 1024 * 1024;

    private Runs() {}

    static Run nothing(int round, double seconds) {
        return Run.of(
                SystemUnderTest.NOTHING,
                round,
                EVENTS,
                new Measured(nanos(seconds), nanos(seconds * 0.4), 3_000_000_000L, 20, 50 * MIB, 1, 0.5, null));
    }

    static Run otpwatch(int round, double seconds, Measured.State state) {
        return Run.of(
                SystemUnderTest.OTPWATCH,
                round,
                EVENTS,
                new Measured(nanos(seconds), nanos(seconds * 0.4), 4_500_000_000L, 30, 150 * MIB, 1, 0.5, state));
    }

    static Run otpwatch(int round, double seconds) {
        return otpwatch(round, seconds, state(1_048_576, 80));
    }

    /** Over the inputs of which one domain has half. */
    static Run half(int round, double seconds, double cpuSeconds) {
        return Run.of(
                SystemUnderTest.OTPWATCH_ONE_DOMAIN,
                round,
                EVENTS,
                new Measured(
                        nanos(seconds),
                        nanos(seconds * 0.4),
                        nanos(cpuSeconds),
                        30,
                        150 * MIB,
                        1,
                        0.5,
                        state(1_048_576, 85)));
    }

    /** Stopped after {@code seconds}, with that share of the inputs processed, three quarters of it in its second half. */
    static Run stopped(SystemUnderTest otherWay, int round, double seconds, double share) {
        return Run.of(
                otherWay,
                round,
                EVENTS,
                new Measured(
                        nanos(seconds), nanos(seconds / 2), nanos(seconds), 30, 150 * MIB, share, share * 0.75, null));
    }

    static Measured.State state(long codesInFlight, double worstBytesPerCode) {
        return new Measured.State(codesInFlight, codesInFlight * 70, worstBytesPerCode, 40_000_000);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
