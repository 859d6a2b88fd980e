package io.otpwatch.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws items in proportion to their weights. */
final class Weighted<T> {
    private final List<T> items;
    private final double[] upTo;

    /** Of at least one item, all weights more than 0. */
    Weighted(List<T> items, ToDoubleFunction<T> weight) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("nothing to draw from");
        }
        this.items = List.copyOf(items);
        this.upTo = new double[items.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(this.items.get(i));
            upTo[i] = sum;
        }
    }

    List<T> items() {
        return items;
    }

    T draw(Draws draws) {
        int found = Arrays.binarySearch(upTo, draws.uniform() * upTo[upTo.length - 1]);
        return items.get(found < 0 ? Math.min(~found, upTo.length - 1) : Math.min(found + 1, upTo.length - 1));
    }
}
