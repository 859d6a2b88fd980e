package io.otpwatch.standalone.replay;

/**
 * Where recorded times lie now: the first event happens at the start, the gaps behind it are kept, or shortened by the
 * speed. Worked example: at speed 2 what was recorded 60 s after the first event happens 30 s after the start. At the
 * highest speed everything happens when its turn comes.
 *
 * <p>The event's own time is moved with the moment at which it is appended, not kept apart at speeds above 1: a send
 * with a time in the future would be a fault of the clock to whoever reads it, and one with a time long past would be
 * stale.
 */
record Schedule(long firstMs, long startMs, Speed speed) {
    /** When an event recorded at {@code recordedMs}, whose turn it is at {@code nowMs}, happens; milliseconds since 1970. */
    long at(long recordedMs, long nowMs) {
        return speed.isMax() ? nowMs : startMs + Math.round((recordedMs - firstMs) / speed.factor());
    }
}
