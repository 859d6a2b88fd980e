package io.otpwatch.gateway.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The bodies that are held, by their bytes, and those that are still coming. Bounded by bytes and connections. */
final class Bodies {
    private final long bytesMax;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<BodyReader> coming = ConcurrentHashMap.newKeySet();

    Bodies(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Takes room; false if there is not so much. */
    boolean hold(long more) {
        if (bytes.addAndGet(more) > bytesMax) {
            bytes.addAndGet(-more);
            return false;
        }
        return true;
    }

    void release(long less) {
        bytes.addAndGet(-less);
    }

    long bytes() {
        return bytes.get();
    }

    void coming(BodyReader reader) {
        coming.add(reader);
    }

    void ended(BodyReader reader) {
        coming.remove(reader);
    }

    void cutSlow(long nowNanos) {
        coming.forEach(reader -> reader.cutIfSlow(nowNanos));
    }
}
