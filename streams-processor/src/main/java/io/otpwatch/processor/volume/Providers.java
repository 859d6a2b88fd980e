package io.otpwatch.processor.volume;

import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Which anomalies of scopes that name a provider are none, as others send what it does not: see {@link Elsewhere}. */
final class Providers {
    private static final String PROVIDER = "provider";
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final BiPredicate<Scope, Scope> covers;
    private final Map<Scope, Compared> compared = new TreeMap<>();
    private long last = UNKNOWN;

    private record Compared(Scope whole, Elsewhere elsewhere) {}

    /** @param covers whether all that is sent in the second scope is sent in the first */
    Providers(BiPredicate<Scope, Scope> covers) {
        this.covers = covers;
    }

    /** After all watches have been stepped; {@code sent} since the last step. */
    void step(long second, Map<Scope, SendWatch> watches, Map<Scope, Long> sent) {
        long elapsed = last == UNKNOWN ? 0 : Math.max(0, second - last);
        last = last == UNKNOWN ? second : Math.max(last, second);
        compared.keySet().removeIf(scope -> watch(scope, watches).anomaly().isEmpty());
        watches.forEach((scope, watch) -> {
            if (scope.value(PROVIDER).isEmpty()) {
                return;
            }
            watch.anomaly().ifPresent(anomaly -> {
                Compared known = compared.get(scope);
                if (known == null) {
                    // What was sent up to this second was counted when it was called.
                    whole(scope, watches).ifPresent(whole -> compared.put(scope, new Compared(whole, new Elsewhere())));
                } else if (elapsed > 0) {
                    known.elsewhere()
                            .step(
                                    anomaly.kind(),
                                    elapsed,
                                    sent.getOrDefault(scope, 0L),
                                    watch.usual(),
                                    sent.getOrDefault(known.whole(), 0L),
                                    watch(known.whole(), watches).usual());
                }
            });
        });
    }

    /** The time until the next step was not watched. */
    void forget() {
        last = UNKNOWN;
    }

    /** What of the scope's anomaly is one; empty if nothing. */
    Optional<VolumeAnomaly> told(Scope scope, VolumeAnomaly anomaly) {
        Compared known = compared.get(scope);
        if (known == null) {
            return Optional.of(anomaly);
        }
        Elsewhere elsewhere = known.elsewhere();
        return elsewhere.isTold() ? Optional.of(anomaly.ofWhich(elsewhere.share())) : Optional.empty();
    }

    void write(Scope scope, PackedWriter out) {
        Compared known = compared.get(scope);
        out.octet(known == null ? 0 : 1);
        if (known != null) {
            SendVolumes.write(known.whole(), out);
            known.elsewhere().write(out);
        }
    }

    void read(Scope scope, PackedReader in) {
        if (in.octet() == 1) {
            compared.put(scope, new Compared(SendVolumes.scope(in), Elsewhere.read(in)));
        }
    }

    /** The narrowest scope that holds it and names no provider, as there least is uneven; empty if none is known yet. */
    private Optional<Scope> whole(Scope scope, Map<Scope, SendWatch> watches) {
        return watches.entrySet().stream()
                .filter(wider -> wider.getKey().value(PROVIDER).isEmpty())
                .filter(wider -> wider.getValue().usual().isKnown() && covers.test(wider.getKey(), scope))
                .min(Comparator.<Map.Entry<Scope, SendWatch>>comparingDouble(
                                wider -> wider.getValue().usual().perSecond())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static SendWatch watch(Scope scope, Map<Scope, SendWatch> watches) {
        return Objects.requireNonNull(watches.get(scope));
    }
}
