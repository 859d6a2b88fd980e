package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.processor.localise.RouteScope;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Signal;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClearedTest {
    private static final Scope ROUTE = RouteScope.of(Channel.SMS, "twilio", "acme", "US", "t-mobile", "310-260");
    private static final Scope OTHER = RouteScope.of(Channel.SMS, "twilio", "acme", "ES", "movistar", "214-07");
    private static final Scope PLATFORM = RouteScope.ofPlatform(Channel.SMS, "chrome-141");

    private final Cleared cleared = new Cleared();

    @Test
    void what_is_over_in_a_scope_is_over_on_its_routes_and_shows_in_the_entries_of_platforms() {
        // When
        cleared.add(Scope.of(Map.of("domain", "310-260")), EnumSet.allOf(Signal.class), 5_000);

        // Then
        assertThat(cleared.of(ROUTE, Signal.RECEIPT)).isEqualTo(5_000);
        assertThat(cleared.of(OTHER, Signal.RECEIPT)).isEqualTo(Long.MIN_VALUE);
        assertThat(cleared.of(OTHER, Signal.ENTRY)).isEqualTo(Long.MIN_VALUE);
        assertThat(cleared.of(PLATFORM, Signal.ENTRY)).isEqualTo(5_000);
    }

    @Test
    void what_is_over_on_a_platform_says_nothing_of_receipts() {
        // When
        cleared.add(Scope.of(Map.of("platform", "chrome-141")), EnumSet.of(Signal.ENTRY), 5_000);

        // Then
        assertThat(cleared.of(ROUTE, Signal.ENTRY)).isEqualTo(5_000);
        assertThat(cleared.of(ROUTE, Signal.RECEIPT)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void receipts_that_are_over_say_nothing_of_entries() {
        // When
        cleared.add(Scope.of(Map.of("domain", "310-260")), EnumSet.of(Signal.RECEIPT), 5_000);

        // Then
        assertThat(cleared.of(PLATFORM, Signal.ENTRY)).isEqualTo(Long.MIN_VALUE);
        assertThat(cleared.of(ROUTE, Signal.ENTRY)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void it_is_read_as_it_was_written_and_forgotten_after_an_hour() {
        // Given
        cleared.add(Scope.of(Map.of("domain", "310-260")), EnumSet.allOf(Signal.class), 5_000);
        PackedWriter out = new PackedWriter();
        cleared.write(out);

        // When
        Cleared read = new Cleared();
        read.read(new PackedReader(out.toArray()));

        // Then
        assertThat(read.of(ROUTE, Signal.RECEIPT)).isEqualTo(5_000);
        read.prune(5_000 + 3_600_001);
        assertThat(read.of(ROUTE, Signal.RECEIPT)).isEqualTo(Long.MIN_VALUE);
    }
}
