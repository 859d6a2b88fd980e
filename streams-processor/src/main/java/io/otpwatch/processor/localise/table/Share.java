package io.otpwatch.processor.localise.table;

/** What was good, of all. Mutable, as rows are many. */
final class Share {
    private long good;
    private long total;

    void add(TableRow row) {
        good += row.total() - row.bad();
        total += row.total();
    }

    long good() {
        return good;
    }

    long bad() {
        return total - good;
    }

    long total() {
        return total;
    }
}
