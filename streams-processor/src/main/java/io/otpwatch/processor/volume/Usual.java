package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Learns how much is usually sent in a scope, by the minute. Minutes are learnt when they are {@link #HOLD} old and nothing
 * is suspicious then, so that the beginning of a trouble is not.
 */
final class Usual {
    /** How old a minute is when it is learnt, seconds. */
    static final int HOLD = 600;

    /** The same while less is known than this, seconds: rather something soon than nothing. */
    static final int EARLY_HOLD = 60;

    private static final int EARLY = 1_200;

    /** So many must have been learnt, before anything is said. */
    private static final long FEWEST = 60;

    private static final int MINUTE = 60;
    private static final int STRETCH = 600;
    private static final int HOUR = 3_600;

    /** Seconds up to {@code end}, exclusive. */
    private record Minute(long end, long seconds, long sent, double expected) {}

    /** Of the usual, what is still as usual. The first of a kind of days may have half as much, or more. */
    private static final double LOW = 0.85;

    private static final double HIGH = 1.2;
    private static final double FIRST_LOW = 0.6;
    private static final double FIRST_HIGH = 1.4;

    private final WeekCurve curve = new WeekCurve();
    private final Level level = new Level();
    private final Unevenness unevenness = new Unevenness();
    private final Deque<Minute> held = new ArrayDeque<>();
    private final Block stretch = new Block();
    private final Block hour = new Block();
    private long learnt;
    private long learntUntil;
    private long minuteStart;
    private long minuteSent;
    private double minuteExpected;
    private double perSecond;

    /** Whether enough was learnt to judge by. */
    boolean isKnown() {
        return learnt >= FEWEST && perSecond > 0;
    }

    /** Sends a second that would be usual now; 0 while nothing is known. */
    double perSecond() {
        return perSecond;
    }

    /** So little a second is still as usual. */
    double low() {
        return perSecond * (curve.isWeek() ? LOW : FIRST_LOW);
    }

    /** So much a second is still as usual. */
    double high() {
        return perSecond * (curve.isWeek() ? HIGH : FIRST_HIGH);
    }

    /** k, see {@link Excursion}: what is uncertain of the level counts as unevenness. */
    double evenness() {
        double stretches = unevenness.variance() * (1 + STRETCH / Math.max(1, level.seconds()));
        return 1 / (stretches + level.uncertainty());
    }

    /** See {@link Unevenness#clump}. */
    double clump() {
        return unevenness.clump();
    }

    /** Standard deviation of a count, where so many are expected within a stretch. */
    double deviation(double expected) {
        return Math.sqrt(clump() * expected + unevenness.variance() * expected * expected);
    }

    /** {@code expected}: by {@link #perSecond} as it was before. */
    void step(long second, long sent, double expected, boolean isSuspicious) {
        minuteSent += sent;
        minuteExpected += expected;
        long seconds = second - minuteStart;
        if (seconds < MINUTE) {
            return;
        }
        held.addLast(new Minute(second, seconds, minuteSent, minuteExpected));
        begin(second);
        int hold = level.seconds() < EARLY ? EARLY_HOLD : HOLD;
        while (!held.isEmpty() && held.peekFirst().end + hold <= second) {
            Minute minute = held.removeFirst();
            if (!isSuspicious) {
                learn(minute);
            }
        }
        refresh(second);
    }

    /** Time passes of which nothing is to be learnt. */
    void pass(long second) {
        if (second - minuteStart >= MINUTE) {
            begin(second);
            refresh(second);
        }
    }

    /** What is held will not be learnt. */
    void drop(long second) {
        held.clear();
        begin(second);
    }

    /** Learning goes on; what was usual of late is not so sure any more. */
    void resume(long second) {
        drop(second);
        skipTo(second);
        refresh(second);
    }

    void write(PackedWriter out) {
        curve.write(out);
        level.write(out);
        unevenness.write(out);
        stretch.write(out);
        hour.write(out);
        out.varint(learnt);
        out.zigzag(learntUntil);
        out.zigzag(minuteStart);
        out.varint(minuteSent);
        out.real(minuteExpected);
        out.real(perSecond);
        out.varint(held.size());
        for (Minute minute : held) {
            out.zigzag(minute.end - minuteStart);
            out.varint(minute.seconds);
            out.varint(minute.sent);
            out.real(minute.expected);
        }
    }

    void read(PackedReader in) {
        curve.read(in);
        level.read(in);
        unevenness.read(in);
        stretch.read(in);
        hour.read(in);
        learnt = in.varint();
        learntUntil = in.zigzag();
        minuteStart = in.zigzag();
        minuteSent = in.varint();
        minuteExpected = in.real();
        perSecond = in.real();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            held.addLast(new Minute(minuteStart + in.zigzag(), in.varint(), in.varint(), in.real()));
        }
    }

    private void begin(long second) {
        minuteStart = second;
        minuteSent = 0;
        minuteExpected = 0;
    }

    private void refresh(long second) {
        perSecond = curveAt(second) * level.ratio();
    }

    /** Where there is no curve, a send a second, so that the level is in sends a second. */
    private double curveAt(long second) {
        return level.hasCurve() ? curve.at(second) : 1;
    }

    private void learn(Minute minute) {
        long start = minute.end - minute.seconds;
        if (start > learntUntil) {
            skipTo(start);
        }
        endStretch(start);
        endHour(start);
        if (isKnown()) {
            stretch.add(minute.seconds, minute.sent, minute.expected);
        }
        hour.add(minute.seconds, minute.sent, minute.expected);
        unevenness.minute(minute.sent);
        level.add(minute.sent, curveAt(start + minute.seconds / 2) * minute.seconds, minute.seconds);
        learnt += minute.sent;
        learntUntil = minute.end;
    }

    private void skipTo(long second) {
        level.fade(Math.max(0, second - learntUntil));
        unevenness.skip();
        learntUntil = second;
    }

    private void endStretch(long second) {
        long number = Math.floorDiv(second, STRETCH);
        if (number != stretch.number()) {
            if (stretch.seconds() >= STRETCH / 2) {
                unevenness.stretch(stretch.sent(), stretch.expected());
            }
            stretch.begin(number);
        }
    }

    private void endHour(long second) {
        long number = Math.floorDiv(second, HOUR);
        if (number == hour.number()) {
            return;
        }
        if (hour.seconds() >= HOUR / 2) {
            double before = curveAt(second);
            curve.add(hour.number() * HOUR, (double) hour.sent() / hour.seconds());
            double after = curve.at(second);
            if (after > 0) {
                level.rescale(after / before, true);
            }
        }
        hour.begin(number);
    }
}
