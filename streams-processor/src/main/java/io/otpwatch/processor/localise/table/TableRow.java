package io.otpwatch.processor.localise.table;

import io.otpwatch.processor.localise.Scope;

/**
 * What happened on one leaf within one minute.
 *
 * @param minute any number that rises by time; hours or days will do as well
 * @param bad how many of {@code total} went wrong
 */
public record TableRow(Scope leaf, long minute, long bad, long total) {
    public TableRow {
        if (bad < 0 || bad > total) {
            throw new IllegalArgumentException("bad must be 0 to total: " + bad + " of " + total);
        }
    }
}
