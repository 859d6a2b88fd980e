package io.otpwatch.standalone.replay;

import java.io.IOException;
import java.util.Optional;

/** What a recording holds, one after the other. */
interface Events {
    /** Empty at the end. */
    Optional<Item> next() throws IOException;

    /**
     * One event, or what is wrong with a line, or with several that were one row.
     *
     * @param line its number, from 1; of an event of several lines the last
     * @param lines how many there are
     * @param event empty: {@code problem} says why there is none
     */
    record Item(long line, int lines, Optional<Recorded> event, String problem) {
        static Item good(long line, Recorded event) {
            return new Item(line, 1, Optional.of(event), "");
        }

        static Item bad(long line, String problem) {
            return bad(line, 1, problem);
        }

        static Item bad(long line, int lines, String problem) {
            return new Item(line, lines, Optional.empty(), problem);
        }

        /** For {@link #problem}: {@code bad line 7}, or {@code bad lines 6 to 7}. */
        String place() {
            return lines == 1 ? "bad line " + line : "bad lines " + (line - lines + 1) + " to " + line;
        }
    }
}
