package io.otpwatch.standalone.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.localise.table.TableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is printed.
 *
 * @param leaves combinations of attributes
 * @param culprits the smallest set that explains what went bad, the strongest first; empty: nothing beyond the usual
 */
public record Explanation(int minutes, long leaves, long bad, long total, List<Named> culprits) {
    private static final double DECIMALS = 100;

    /**
     * One scope.
     *
     * @param scope attribute values; empty: everything
     * @param since the first minute that belongs to it
     * @param score in nats
     * @param goodOfUsual the share of what is usually good that still is
     * @param bad of its leaves since then
     * @param usualBad how many of the total would have been bad usually, at most
     * @param indistinguishableFrom other scopes of just the same leaves
     * @param runnerUp what would have been named in its place; none in a runner-up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Named(
            Map<String, String> scope,
            String since,
            double score,
            double goodOfUsual,
            int leaves,
            long bad,
            long total,
            double usualBad,
            List<Map<String, String>> indistinguishableFrom,
            @Nullable Named runnerUp) {}

    static Explanation of(Table table, List<Culprit> culprits) {
        return new Explanation(
                table.minutes().count(),
                table.rows().stream().map(TableRow::leaf).distinct().count(),
                table.rows().stream().mapToLong(TableRow::bad).sum(),
                table.rows().stream().mapToLong(TableRow::total).sum(),
                culprits.stream()
                        .map(culprit -> named(culprit, table.minutes()))
                        .toList());
    }

    private static Named named(Culprit culprit, Minutes minutes) {
        Optional<Named> runnerUp = culprit.runnerUp().map(other -> named(other, minutes));
        OptionalLong since = culprit.since();
        return new Named(
                values(culprit.scope()),
                since.isPresent() ? minutes.text(since.getAsLong()) : "",
                rounded(culprit.score()),
                culprit.rho(),
                culprit.leaves(),
                culprit.sent() - culprit.arrived(),
                culprit.sent(),
                rounded(culprit.sent() - culprit.expected()),
                culprit.indistinguishableFrom().stream()
                        .map(Explanation::values)
                        .toList(),
                runnerUp.orElse(null));
    }

    private static Map<String, String> values(Scope scope) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Attribute attribute : scope.attributes()) {
            values.put(attribute.name(), attribute.value());
        }
        return values;
    }

    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }
}
