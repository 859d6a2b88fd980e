package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How often a thing is seen under a cause, in per cent: judgement, not measurement. Each group of a row adds up to 100.
 * Columns are those of {@link Seen}, in its order. Things that are certain one way or the other are given at least a
 * half per cent, so that no single observation rules a cause out; what does, and why, is in {@link Possible}.
 */
final class CauseTable {
    private static final String TABLE = """
            #                            receipt         entry           failures                  spam     wrong    sends    feed     scope
            #                            down late norm  down late norm  oper send prov temp none  yes  no  up  same up  same sil fed  carr mail prov sndr plat plac all
            PROVIDER_OUTAGE              93   5    2     97.5 2    0.5   1    2    30   12   55    1    99  4   96   20  80   60  40   1    1    88   5    0.5  2    2.5
            SLOW_ROUTE                   4    94   2     25   72   3     1    1    2    2    94    1    99  45  55   30  70   3   97   38   28   26   2    0.5  3.5  2
            CARRIER_FILTERING_EXPLICIT   95   2    3     97.5 2    0.5   62   35   1    1    1     1    99  4   96   25  75   3   97   72   0.5  5    18   0.5  3    1
            CARRIER_FILTERING_SILENT     55   2    43    98.5 1    0.5   1    1    1    2    95    1    99  4   96   25  75   3   97   92   0.5  2    1    0.5  3.5  0.5
            MAILBOX_DROP                 75   20   5     77.5 22   0.5   22   10   1    35   32    2    98  10  90   20  80   3   97   0.5  93   2    2    0.5  1    1
            SPAM_FOLDERED                3    4    93    75   24.5 0.5   2    1    1    2    94    80   20  15  85   15  85   3   97   0.5  92   4    1    0.5  1    1
            CLIENT_TROUBLE               2    2    96    94.5 5    0.5   1    1    1    1    96    1    99  65  35   15  85   3   97   1    0.5  1    0.5  52   1.5  43.5
            PUMPING                      0.5  0.5  99    97.5 2    0.5   1    1    1    1    96    1    99  2   98   93  7    3   97   2    0.5  2    0.5  0.5  90   4.5
            FEED_BROKEN                  93   5    2     1    1    98    4    3    4    4    85    1    99  2   98   5   95   70  30   8    8    75   2    0.5  3    3.5
            """;

    private static final Map<Cause, double[]> SHARES = parse();

    private CauseTable() {}

    /** The causes that are told apart by what is seen. */
    static List<Cause> causes() {
        return List.copyOf(SHARES.keySet());
    }

    /** How likely it is to be seen under the cause: logarithm, nats. */
    static double nats(Cause cause, Observation observation) {
        double[] row = Objects.requireNonNull(SHARES.get(cause), () -> cause + " is not in the table");
        double share = 0;
        for (Seen seen : observation.oneOf()) {
            share += row[seen.ordinal()] / 100;
        }
        return Math.log(share);
    }

    private static Map<Cause, double[]> parse() {
        return TABLE.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+", -1))
                .collect(Collectors.toMap(
                        cells -> Cause.valueOf(cells[0]),
                        CauseTable::shares,
                        (one, other) -> {
                            throw new IllegalStateException("a cause has two rows");
                        },
                        () -> new EnumMap<>(Cause.class)));
    }

    private static double[] shares(String[] cells) {
        if (cells.length != Seen.values().length + 1) {
            throw new IllegalStateException(cells[0] + " has " + (cells.length - 1) + " columns");
        }
        double[] shares = new double[Seen.values().length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Double.parseDouble(cells[i + 1]);
        }
        return shares;
    }
}
