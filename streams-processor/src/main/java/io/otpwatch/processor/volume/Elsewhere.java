package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.volume.VolumeAnomaly.Kind;

/**
 * Whether what a provider lacks is sent by others. A login service that goes over to another provider, perhaps on our advice,
 * stops nothing: users have their codes. By the provider's volume alone that looks like sends that stopped; so what it lacks
 * since that was called is compared with what is missing in the whole, the scope that holds its codes and names no provider. It
 * is told if at least half of it is missing there too, and more than how uneven the whole is; and until less than a quarter
 * is. Where the whole is too uneven to say, as the provider is a small part of it, nothing is told. The same holds, the other way
 * round, for a provider of which much more is sent.
 *
 * <p>If the provider's part of the whole is missing, that is soon learnt there as usual; so what was usual when it was told counts,
 * by the part that the provider had.
 */
final class Elsewhere {
    private static final double TELLS = 0.5;
    private static final double GOES_ON = 0.25;

    /** Of fewer that differ nothing is said. */
    private static final double FEWEST = 10;

    /** In standard deviations of the whole. */
    private static final double SURE = 2;

    /**
     * Half of the weight lies in the time of so many of the provider's sends, within these bounds, seconds. Before it is told
     * it is a stretch of traffic at least, as one that is bad by chance looks like missing sends; the end is to be seen soon.
     */
    private static final double SENDS = 20;

    private static final double BEFORE = 600;
    private static final double TOLD = 180;
    private static final double LONGEST = 3_600;

    private double differs;
    private double inWhole;
    private double expected;
    /** The provider's part of the whole when it was told; 0 while it is not. */
    private double part;

    /** Whether the difference is one of the whole, too. */
    boolean isTold() {
        return part > 0;
    }

    /** Of what differs at the provider, the share that does in the whole; 0 to 1. */
    double share() {
        return differs > 0 ? Math.max(0, Math.min(1, inWhole / differs)) : 0;
    }

    /**
     * So many seconds have passed.
     *
     * @param sent by the provider
     * @param usual what is usual of the provider
     * @param sentInWhole by whomever
     * @param whole what is usual of the whole
     */
    void step(Kind kind, long elapsed, long sent, Usual usual, long sentInWhole, Usual whole) {
        double sign = kind == Kind.STOPPED ? 1 : -1;
        double halfLife = Math.max(isTold() ? TOLD : BEFORE, Math.min(LONGEST, SENDS / usual.perSecond()));
        double kept = StrictMath.pow(0.5, elapsed / halfLife);
        double usually = (isTold() ? usual.perSecond() / part : whole.perSecond()) * elapsed;
        differs = kept * differs + sign * (usual.perSecond() * elapsed - sent);
        inWhole = kept * inWhole + sign * (usually - sentInWhole);
        expected = kept * expected + usually;
        if (isTold()) {
            part = inWhole < GOES_ON * differs ? 0 : part;
        } else if (differs >= FEWEST && inWhole >= Math.max(TELLS * differs, SURE * whole.deviation(expected))) {
            part = Math.min(1, usual.perSecond() / whole.perSecond());
        }
    }

    void write(PackedWriter out) {
        out.real(differs);
        out.real(inWhole);
        out.real(expected);
        out.real(part);
    }

    static Elsewhere read(PackedReader in) {
        Elsewhere elsewhere = new Elsewhere();
        elsewhere.differs = in.real();
        elsewhere.inWhole = in.real();
        elsewhere.expected = in.real();
        elsewhere.part = in.real();
        return elsewhere;
    }
}
