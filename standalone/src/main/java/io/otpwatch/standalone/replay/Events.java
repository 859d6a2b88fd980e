package io.otpwatch.standalone.replay;

import java.io.IOException;
import java.util.Optional;

/** What a recording holds, one after the other. */
interface Events {
    /** Empty at the end. */
    Optional<Item> next() throws IOException;

    /**
     * One event, or what is wrong with a line.
     *
     * @param line its number, from 1; of an event of several lines the last
     * @param event empty: {@code problem} says why there is none
     */
    record Item(long line, Optional<Recorded> event, String problem) {
        static Item good(long line, Recorded event) {
            return new Item(line, Optional.of(event), "");
        }

        static Item bad(long line, String problem) {
            return new Item(line, Optional.empty(), problem);
        }
    }
}
