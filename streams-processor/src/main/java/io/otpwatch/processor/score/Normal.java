package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * What "as usual" means for a signal of a route: the null hypothesis of its score.
 *
 * <p>Scores are taken against a pessimistic normal, one that is hardly worse than the truth: whatever is healthier then
 * gathers no evidence, known or not. If h is the hazard of this normal and the truth's is at least h at every age, the
 * likelihood ratios stay supermartingales and the threshold's guarantee holds.
 *
 * @param usual share of the codes that arrive, the best estimate, 0 to 1
 * @param arriving share that surely arrives, at most {@code usual} and {@link #MAX}
 * @param law how soon, pessimistic too
 * @param version grows with each change
 */
public record Normal(double usual, double arriving, ArrivalLaw law, long version) {
    /** A lost code then counts at most ln(1 / 0.03) = 3.5 nats: no alarm on three codes. */
    public static final double MAX = 0.97;

    public Normal {
        if (!(arriving >= 0 && arriving <= MAX && usual <= 1)) {
            throw new IllegalArgumentException("arriving must be 0 to " + MAX + ": " + arriving + ", usual " + usual);
        }
    }

    /** A normal that is known exactly. */
    public static Normal known(double usual, ArrivalLaw law) {
        return new Normal(usual, Math.min(MAX, usual), law, 0);
    }

    public void write(PackedWriter out) {
        out.real(usual);
        out.real(arriving);
        law.write(out);
        out.varint(version);
    }

    public static Normal read(PackedReader in) {
        return new Normal(in.real(), in.real(), ArrivalLaw.read(in), in.varint());
    }

    /** The share of a cohort's codes that has arrived. */
    double arrivedBy(Trials trials, int cohort) {
        return arriving * trials.arrivedBy(law, cohort);
    }

    /** As {@link #arrivedBy(Trials, int)} for each cohort; good until the next call for these trials. */
    double[] arrivedBy(Trials trials) {
        return trials.partsArrivedBy(law, arriving);
    }

    /**
     * How many of a cohort's codes should have arrived in the last {@code seconds}, in which none has: of those that are
     * still to arrive, as the others cannot arrive again.
     */
    public double expectedIn(Trials trials, int cohort, double seconds) {
        double before = arriving * trials.arrivedBy(law, cohort, -seconds);
        double now = arriving * trials.arrivedBy(law, cohort);
        return trials.outstanding(cohort) * (now - before) / (1 - before);
    }
}
