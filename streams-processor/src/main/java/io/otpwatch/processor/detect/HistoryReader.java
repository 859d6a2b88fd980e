package io.otpwatch.processor.detect;

import io.otpwatch.events.Channel;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.detect.WatchedRoutes.Fold;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads back what {@link HistoryWriter} wrote, which has the format. */
final class HistoryReader {
    private static final Channel[] CHANNELS = Channel.values();
    private static final Fold[] FOLDS = Fold.values();

    /** What the entries say. Times are in milliseconds since 1970. */
    interface Entries {
        /**
         * A batch, and how things stood after it.
         *
         * @param expected receipts that feeds should have had when time moved on by it
         * @param folds one for each of its routes
         */
        void batch(
                long appendedAt,
                long watermark,
                long incompleteUntil,
                Map<String, Double> expected,
                Fold[] folds,
                RouteDeltas batch);

        void terms(Named route, byte[] terms);

        void hours(byte[] learnt);

        void snapshot(long appendedAt, Named route, byte[] snapshot);
    }

    private final PackedReader in;
    private long lastAppend;
    private long lastWatermark;
    private long lastIncomplete;

    /** The reader stands before the entries. */
    HistoryReader(DetectionHeader header, PackedReader in) {
        this.in = in;
        lastWatermark = header.watermarkBefore();
        lastIncomplete = header.incompleteBefore();
    }

    void read(Entries entries) {
        while (in.hasRemaining()) {
            int tag = in.octet();
            lastAppend += in.zigzag();
            switch (tag & HistoryWriter.TYPE) {
                case HistoryWriter.BATCH -> batch(tag, entries);
                case HistoryWriter.SNAPSHOT -> entries.snapshot(lastAppend, route(), in.raw(in.number()));
                case HistoryWriter.TERMS -> entries.terms(route(), in.raw(in.number()));
                case HistoryWriter.HOURS -> entries.hours(in.raw(in.number()));
                default -> throw new IllegalArgumentException("entry of type " + (tag & HistoryWriter.TYPE));
            }
        }
    }

    private void batch(int tag, Entries entries) {
        lastWatermark += in.zigzag();
        if ((tag & HistoryWriter.INCOMPLETE) != 0) {
            lastIncomplete = in.zigzag();
        }
        Map<String, Double> expected = (tag & HistoryWriter.EXPECTED) == 0 ? Map.of() : expected();
        Fold[] told = (tag & HistoryWriter.FOLDED) == 0 ? null : folds();
        RouteDeltas batch = Topics.ROUTE_DELTAS.serde().decode(in.raw(in.number()));
        Fold[] folds = told;
        if (folds == null) {
            folds = new Fold[batch.getRoutes().size()];
            Arrays.fill(folds, Fold.NONE);
        }
        entries.batch(lastAppend, lastWatermark, lastIncomplete, expected, folds, batch);
    }

    private Map<String, Double> expected() {
        Map<String, Double> expected = new HashMap<>();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            expected.put(in.text(), in.real());
        }
        return expected;
    }

    private Fold[] folds() {
        Fold[] folds = new Fold[in.number()];
        Arrays.setAll(folds, i -> FOLDS[in.octet()]);
        return folds;
    }

    private Named route() {
        Route route = new Route(CHANNELS[in.octet()], in.text(), in.text(), in.text(), in.text());
        return new Named(route, in.text());
    }
}
