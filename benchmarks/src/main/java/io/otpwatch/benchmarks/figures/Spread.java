package io.otpwatch.benchmarks.figures;

import java.util.List;

/** The least, the middle and the greatest of some figures. Of an even number the middle is the mean of the middle two. */
public record Spread(double min, double median, double max) {
    public static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(size - 1));
    }
}
