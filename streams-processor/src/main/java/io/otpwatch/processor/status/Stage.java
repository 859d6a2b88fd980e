package io.otpwatch.processor.status;

import java.util.Locale;

/** The stages of the processor, in the order of the data's way. */
public enum Stage {
    CORRELATE,
    DETECT,
    LOCALISE;

    /** As in metrics and /healthz. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
