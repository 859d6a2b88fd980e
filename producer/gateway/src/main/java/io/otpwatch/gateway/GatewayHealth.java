package io.otpwatch.gateway;

import io.otpwatch.gateway.sink.Circuit;
import io.otpwatch.gateway.vendor.VendorIdFollower;
import io.otpwatch.kit.Health;
import io.otpwatch.kit.Heartbeats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What /healthz and /readyz say. Alive until its producer breaks for good; not ready while it would refuse what comes. */
final class GatewayHealth {
    private final Circuit circuit;
    private final Heartbeats heartbeats;
    private final Optional<VendorIdFollower> follower;
    private volatile boolean stopping;

    GatewayHealth(Circuit circuit, Heartbeats heartbeats, Optional<VendorIdFollower> follower) {
        this.circuit = circuit;
        this.heartbeats = heartbeats;
        this.follower = follower;
    }

    void stopping() {
        stopping = true;
    }

    Health live() {
        return new Health(stopping || !circuit.isBroken(), detail());
    }

    Health ready() {
        boolean ready = !stopping && !circuit.isOpen() && idsAreRead();
        return new Health(ready, detail());
    }

    private Map<String, Object> detail() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("stopping", stopping);
        detail.put("kafkaAcknowledges", !circuit.isOpen());
        detail.put("producerBroke", circuit.isBroken());
        detail.put("vendorIdsRead", idsAreRead());
        detail.put("heartbeatGap", heartbeats.gap());
        detail.put("worstClockSkew", heartbeats.worstSkew());
        return detail;
    }

    private boolean idsAreRead() {
        return follower.map(VendorIdFollower::caughtUp).orElse(true);
    }
}
