package io.otpwatch.processor.localise;

import java.util.LinkedHashMap;
import java.util.Map;

/** Evidence of leaves whose every code has arrived or will never arrive. */
final class Evidences {
    private static final double USUAL = .9;

    private Evidences() {}

    /** Of {@code name=value} pairs with blanks between them. */
    static Scope scope(String pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs.split(" ", -1)) {
            int equals = pair.indexOf("=");
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Scope.of(values);
    }

    /** Nine of ten is usual. */
    static LeafEvidence leaf(String pairs, int sent, int arrived) {
        RhoGrid grid = RhoGrid.DEFAULT;
        double[] gain = new double[grid.size()];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = arrived * Math.log(grid.rho(i))
                    + (sent - arrived) * (Math.log1p(-grid.rho(i) * USUAL) - Math.log1p(-USUAL));
        }
        return new LeafEvidence(scope(pairs), gain, sent, arrived, USUAL * sent);
    }
}
