package io.otpwatch.processor.correlate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The provider's ids of a few codes that had not arrived at their deadline, for a ticket to it. The id is known only when
 * the send is read, so of each route a few codes are followed until their deadline; who arrives makes room for the next.
 * A sample: it is lost at a restart. Bounded: {@link #FOLLOWED} codes of a route, {@link #FOLLOWED_MAX} of all.
 */
final class VendorSamples {
    /** How many of a route leave in a batch. */
    static final int TOLD = 3;

    static final int FOLLOWED = 4;
    static final int FOLLOWED_MAX = 1_024;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Followed(long codeHi, long codeLo, long sentAt, byte[] vendorMessageId) {}

    private static final class OfRoute {
        final Followed[] followed = new Followed[FOLLOWED];
        int count;
    }

    private OfRoute[] byRoute = new OfRoute[64];
    private final Map<Integer, byte[][]> told = new HashMap<>();
    private final long givenUpAfterMs;
    private long sweptAt = Long.MIN_VALUE;
    private int total;

    /** {@code givenUpAfterMs}: a code that did not come to its deadline so long after its send, will not. */
    VendorSamples(long givenUpAfterMs) {
        this.givenUpAfterMs = givenUpAfterMs;
    }

    /** A send with its provider's id was read. */
    void sent(Entry send) {
        OfRoute ofRoute = of(send.route);
        if (total >= FOLLOWED_MAX && send.appendedAt > sweptAt + 1_000) {
            sweptAt = send.appendedAt;
            Arrays.stream(byRoute).forEach(each -> giveUp(each, send.appendedAt));
        } else if (ofRoute.count == FOLLOWED && ofRoute.followed[0].sentAt() < send.appendedAt - givenUpAfterMs) {
            giveUp(ofRoute, send.appendedAt);
        }
        if (ofRoute.count < FOLLOWED && total < FOLLOWED_MAX) {
            ofRoute.followed[ofRoute.count++] =
                    new Followed(send.code.hi, send.code.lo, send.appendedAt, send.texts.vendorMessageId.copy());
            total++;
        }
    }

    /** The deadline of the code has passed. */
    void due(CodeView code, boolean inTime) {
        OfRoute ofRoute = code.route() < byRoute.length ? byRoute[code.route()] : null;
        for (int i = 0; ofRoute != null && i < ofRoute.count; i++) {
            Followed followed = ofRoute.followed[i];
            if (followed.codeLo() == code.codeLo() && followed.codeHi() == code.codeHi()) {
                remove(ofRoute, i);
                if (!inTime) {
                    told.merge(code.route(), new byte[][] {followed.vendorMessageId()}, VendorSamples::plus);
                }
                return;
            }
        }
    }

    /** UTF-8, at most {@link #TOLD}. */
    List<byte[]> told(int route) {
        byte[][] ids = told.isEmpty() ? null : told.get(route);
        return ids == null ? List.of() : List.of(ids);
    }

    /** What was to be told has left. */
    void left() {
        told.clear();
    }

    void clear() {
        left();
        byRoute = new OfRoute[64];
        sweptAt = Long.MIN_VALUE;
        total = 0;
    }

    private OfRoute of(int route) {
        if (route >= byRoute.length) {
            byRoute = Arrays.copyOf(byRoute, Math.max(route + 1, byRoute.length * 2));
        }
        if (byRoute[route] == null) {
            byRoute[route] = new OfRoute();
        }
        return byRoute[route];
    }

    private void giveUp(OfRoute ofRoute, long now) {
        for (int i = ofRoute == null ? -1 : ofRoute.count - 1; i >= 0; i--) {
            if (ofRoute.followed[i].sentAt() < now - givenUpAfterMs) {
                remove(ofRoute, i);
            }
        }
    }

    private void remove(OfRoute ofRoute, int at) {
        ofRoute.count--;
        total--;
        System.arraycopy(ofRoute.followed, at + 1, ofRoute.followed, at, ofRoute.count - at);
    }

    private static byte[][] plus(byte[][] before, byte[][] one) {
        if (before.length == TOLD) {
            return before;
        }
        byte[][] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = one[0];
        return all;
    }
}
