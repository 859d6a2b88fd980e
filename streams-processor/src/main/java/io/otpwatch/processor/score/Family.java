package io.otpwatch.processor.score;

/** What was learnt of all routes that have a parent in common, of one signal: the exact sum of what each has learnt. */
final class Family {
    private final Arrivals arrivals = new Arrivals();
    private final Spread spread = new Spread();

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
