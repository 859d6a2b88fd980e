package io.otpwatch.processor.score;

/** What was learnt of all routes that have a parent in common, of one signal: the exact sum of what each has learnt. */
final class Family {
    private final Arrivals arrivals = new Arrivals();
    private final Spread spread = new Spread();

    /** What one route has learnt. */
    static Family of(Arrivals learnt, Spread varies) {
        Family one = new Family();
        one.add(learnt, varies);
        return one;
    }

    /** All but those within it. */
    Family without(Family inner) {
        Family others = of(arrivals, spread);
        others.subtract(inner.arrivals, inner.spread);
        return others;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Spread spread() {
        return spread;
    }

    void add(Arrivals learnt, Spread varies) {
        arrivals.add(learnt);
        spread.add(varies);
    }

    void subtract(Arrivals learnt, Spread varies) {
        arrivals.subtract(learnt);
        spread.subtract(varies);
    }
}
