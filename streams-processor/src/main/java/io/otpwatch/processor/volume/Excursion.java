package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * What speaks for another rate than the usual since the sum of it last was 0, in nats: Page's CUSUM of a hypothesis.
 *
 * <p>Traffic has good and bad stretches beyond chance. So the rate of {@link #PIECE} seconds is taken as the usual times a
 * factor with a gamma distribution of mean 1 and variance 1/k, which makes the count of a piece negative binomial, under
 * the hypothesis too: with n sent, μ expected and a part r still sent the piece says n ln r − (n + k) ln((k + rμ) / (k + μ)).
 * One bad stretch can say k ln(1/r) at most; several, each with a factor of its own, add up.
 */
final class Excursion {
    /** How long a stretch keeps its factor, seconds. */
    static final int PIECE = 600;

    /** What is sent since must be less than this part of the expected, or more than so many times as much. */
    private static final double FAR_LESS = 0.6;

    private static final double FAR_MORE = 2.1;

    private final double part;
    private final double logPart;

    private long since;
    private long sent;
    private double expected;
    private long pieceStart;
    private double closed;
    private double pieceSent;
    private double pieceExpected;
    private double score;

    /** {@code part}: of the expected, how much is sent by the hypothesis; above 1: how many times as much. */
    Excursion(double part) {
        this.part = part;
        this.logPart = StrictMath.log(part);
    }

    boolean isStop() {
        return part < 1;
    }

    /** In nats, 0 or more; 0 too where the difference is sure, but not large enough to be told. */
    double score() {
        boolean isFar = isStop() ? sent < FAR_LESS * expected : sent > FAR_MORE * expected;
        return isFar ? score : 0;
    }

    /** When the sum was 0 last, seconds since 1970. */
    long since() {
        return since;
    }

    /** How many were sent since then. */
    long sent() {
        return sent;
    }

    /**
     * @param second now, since 1970
     * @param count sent since the last step
     * @param usual how many would have been usual, pessimistically
     * @param clump variance of counts by their mean, at least 1: that many say no more than one
     * @param evenness k: 1 by the variance of stretches' factors
     */
    void step(long second, long count, double usual, double clump, double evenness) {
        sent += count;
        expected += usual;
        pieceSent += count / clump;
        pieceExpected += usual / clump;
        score = closed + weight(evenness);
        if (score <= 0) {
            clear(second);
        } else if (second - pieceStart >= PIECE) {
            closed = score;
            pieceStart = second;
            pieceSent = 0;
            pieceExpected = 0;
        }
    }

    void clear(long second) {
        since = second;
        pieceStart = second;
        sent = 0;
        expected = 0;
        closed = 0;
        pieceSent = 0;
        pieceExpected = 0;
        score = 0;
    }

    void write(PackedWriter out) {
        out.zigzag(since);
        out.varint(sent);
        out.real(expected);
        out.zigzag(pieceStart - since);
        out.real(closed);
        out.real(pieceSent);
        out.real(pieceExpected);
        out.real(score);
    }

    void read(PackedReader in) {
        since = in.zigzag();
        sent = in.varint();
        expected = in.real();
        pieceStart = since + in.zigzag();
        closed = in.real();
        pieceSent = in.real();
        pieceExpected = in.real();
        score = in.real();
    }

    private double weight(double evenness) {
        double ratio = (evenness + part * pieceExpected) / (evenness + pieceExpected);
        return pieceSent * logPart - (pieceSent + evenness) * StrictMath.log(ratio);
    }
}
