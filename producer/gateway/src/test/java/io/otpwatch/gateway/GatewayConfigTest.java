package io.otpwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.gateway.vendor.VendorIds;
import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    @Test
    void defaults_are_local_and_ask_nobody() {
        // When
        GatewayConfig config = config(Map.of());
        // Then
        assertThat(config.http().getHostString()).isEqualTo("127.0.0.1");
        assertThat(config.ack()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.destinations()).isEmpty();
        assertThat(config.vendorIds()).isPresent();
        assertThat(config.mx()).isEmpty();
    }

    @Test
    void a_key_is_needed_and_never_shown() {
        assertThatThrownBy(() -> GatewayConfig.of(load(Map.of())))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("api.key");
        assertThatThrownBy(() -> GatewayConfig.of(load(Map.of("api.key", "short"))))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("at least 16 characters; was 5");
        assertThat(load(Map.of("api.key", Rig.KEY)).toString()).doesNotContain(Rig.KEY);
        assertThat(config(Map.of("api.key.next", Rig.NEXT_KEY)).toString()).doesNotContain(Rig.KEY, Rig.NEXT_KEY);
    }

    @Test
    void what_cannot_be_read_is_named() {
        assertThatThrownBy(() -> config(Map.of("recipient.keys.file", "/no/such/file")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("recipient.keys.file");
        assertThatThrownBy(() -> config(Map.of("mx.lookup", "true", "mx.servers", "nowhere")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("mx.servers");
    }

    @Test
    void receipts_that_wait_leave_most_connections_to_others() {
        assertThat(config(Map.of()).vendorIds()).map(VendorIds.Limits::waiting).contains(256);
        assertThat(config(Map.of("connections.max", "200")).vendorIds())
                .map(VendorIds.Limits::waiting)
                .contains(50);
        assertThatThrownBy(() -> config(Map.of("connections.max", "200", "vendor.ids.waiting.max", "200")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("vendor.ids.waiting.max")
                .hasMessageContaining("connections.max")
                .hasMessageContaining("200");
        assertThat(config(Map.of("connections.max", "2", "vendor.ids", "false")).vendorIds())
                .isEmpty();
    }

    private static GatewayConfig config(Map<String, String> more) {
        Map<String, String> given = new HashMap<>(Map.of("api.key", Rig.KEY));
        given.putAll(more);
        return GatewayConfig.of(load(given));
    }

    private static Settings load(Map<String, String> given) {
        return Settings.load(GatewayConfig.definition(), given, Optional.empty(), Map.of());
    }
}
