package io.otpwatch.processor.correlate;

import io.otpwatch.events.ReasonClass;
import java.util.Optional;

/** What is known of one code, read from its slot. */
public final class CodeView {
    private final SlotPool pool;
    private int slot;

    CodeView(SlotPool pool) {
        this.pool = pool;
    }

    CodeView at(int slot) {
        this.slot = slot;
        return this;
    }

    public String challengeId() {
        return IdKey.print(pool.challengeHi(slot), pool.challengeLo(slot), pool.challengeText(slot));
    }

    public String codeId() {
        return IdKey.print(pool.codeHi(slot), pool.codeLo(slot), pool.codeText(slot));
    }

    long codeHi() {
        return pool.codeHi(slot);
    }

    long codeLo() {
        return pool.codeLo(slot);
    }

    long challengeLo() {
        return pool.challengeLo(slot);
    }

    public int route() {
        return pool.route(slot);
    }

    public int attempt() {
        return pool.attempt(slot);
    }

    /** Milliseconds since 1970. */
    public long sentAt() {
        return pool.eventAt(slot);
    }

    /** Milliseconds since 1970. */
    public long appendedAt() {
        return pool.appendedAt(slot);
    }

    /** The class of the first permanent failure within the horizon, if there was one. */
    public Optional<ReasonClass> reasonClass() {
        int flags = pool.flags(slot);
        return SlotFlags.failed(flags) ? Optional.of(SlotFlags.reasonClass(flags)) : Optional.empty();
    }
}
