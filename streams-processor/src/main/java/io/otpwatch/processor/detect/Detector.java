package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/** Judges one route. What it knows is part of the route's snapshot, so that replay comes to the same verdicts. */
interface Detector {
    /** Makes a detector for a new route. */
    interface Factory {
        Detector create();
    }

    /**
     * The watermark has come to a new second, and both histories with it; seconds may be skipped.
     *
     * @param second watermark, seconds since 1970
     * @param incomplete some of what happened is not known here: the verdict must stay as it is
     */
    void step(long second, Cohorts cohorts, DueHistory due, boolean incomplete);

    /** As of the last step. */
    Verdict verdict();

    void write(PackedWriter out);

    /** Into a new detector: what {@link #write} of the same kind wrote. */
    void read(PackedReader in);
}
