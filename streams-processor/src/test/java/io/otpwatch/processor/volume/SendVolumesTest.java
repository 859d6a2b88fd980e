package io.otpwatch.processor.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendVolumesTest {
    private static final Scope SMS = scope("channel", "sms");
    private static final Scope MAIL = scope("channel", "email");
    private static final Scope CARRIER =
            new Scope(List.of(new Attribute("channel", "sms"), new Attribute("domain", "262-01")));
    private static final Map<Scope, Long> USUAL = Map.of(Scope.EVERYTHING, 10L, SMS, 6L, MAIL, 4L, CARRIER, 2L);
    private static final Map<Scope, Long> MAIL_ONLY = Map.of(Scope.EVERYTHING, 4L, MAIL, 4L);

    private final SendVolumes volumes = new SendVolumes(1, Scope::covers);
    private long now = Traffic.MONDAY;

    @Test
    void of_scopes_that_stopped_together_the_widest_is_told() {
        // Given
        pass(volumes, 7_200, USUAL);

        // When
        pass(volumes, 60, MAIL_ONLY);

        // Then
        assertThat(volumes.anomalies()).containsOnlyKeys(SMS);
        assertThat(volumes.usualPerMinute(SMS)).isBetween(350.0, 370.0);
    }

    @Test
    void if_everything_stopped_everything_is_told_and_nothing_else() {
        // Given
        pass(volumes, 7_200, USUAL);

        // When
        pass(volumes, 60, Map.of());

        // Then
        assertThat(volumes.anomalies()).containsOnlyKeys(Scope.EVERYTHING);
    }

    @Test
    void what_stopped_long_before_is_told_beside_the_wider_scope() {
        // Given
        pass(volumes, 7_200, USUAL);
        pass(volumes, 1_200, Map.of(Scope.EVERYTHING, 8L, SMS, 4L, MAIL, 4L));

        // When
        pass(volumes, 60, MAIL_ONLY);

        // Then
        assertThat(volumes.anomalies()).containsOnlyKeys(SMS, CARRIER);
    }

    @Test
    void of_scopes_that_are_the_same_one_is_told() {
        // Given
        Scope provider = scope("provider", "twilio");
        SendVolumes same = new SendVolumes(1, (wider, scope) -> true);
        pass(same, 7_200, Map.of(SMS, 5L, provider, 5L));

        // When
        pass(same, 60, Map.of());

        // Then
        assertThat(same.anomalies()).containsOnlyKeys(SMS);
    }

    @Test
    void scopes_beyond_the_bound_are_left_out_and_counted() {
        // Given
        Map<Scope, Long> many = new HashMap<>();
        for (int i = 0; i < SendVolumes.MOST; i++) {
            many.put(scope("sender", "s" + i), 1L);
        }
        pass(volumes, 1, many);

        // When
        pass(volumes, 1, Map.of(SMS, 3L, scope("sender", "s7"), 1L));

        // Then
        assertThat(volumes.leftOut()).isEqualTo(3);
        pass(volumes, 2_000, Map.of(SMS, 3L, scope("sender", "s7"), 1L));
        assertThat(volumes.usualPerMinute(SMS)).isZero();
        assertThat(volumes.usualPerMinute(scope("sender", "s7"))).isPositive();
    }

    @Test
    void time_that_was_not_watched_is_no_stop() {
        // Given
        pass(volumes, 7_200, USUAL);

        // When
        volumes.forget();
        now += 3_600;
        pass(volumes, 60, USUAL);

        // Then
        assertThat(volumes.anomalies()).isEmpty();
    }

    @Test
    void what_is_read_goes_on_as_what_was_written_in_pieces_of_less_than_100_kib() {
        // Given
        Map<Scope, Long> many = new HashMap<>();
        for (int i = 0; i < SendVolumes.MOST + 5; i++) {
            many.put(scope("sender", "a sender's name that is rather long, as some are " + i), i % 7L);
        }
        pass(volumes, 2_000, many);

        // When
        List<byte[]> pieces = volumes.write();
        SendVolumes read = SendVolumes.read(pieces, 1, Scope::covers);

        // Then
        assertThat(pieces)
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece.length).isLessThan(100 * 1024));
        long then = now;
        pass(volumes, 600, Map.of());
        now = then;
        pass(read, 600, Map.of());
        assertThat(read.anomalies()).isNotEmpty().isEqualTo(volumes.anomalies());
        assertThat(read.leftOut()).isPositive().isEqualTo(volumes.leftOut());
        List<byte[]> after = volumes.write();
        List<byte[]> afterRead = read.write();
        assertThat(afterRead).hasSameSizeAs(after);
        for (int i = 0; i < after.size(); i++) {
            assertThat(afterRead.get(i)).isEqualTo(after.get(i));
        }
    }

    @Test
    void missing_pieces_and_other_versions_are_refused() {
        // Given
        Map<Scope, Long> many = new HashMap<>();
        for (int i = 0; i < SendVolumes.MOST; i++) {
            many.put(
                    scope(
                            "sender",
                            "a sender's name that is so long that the state needs more than a piece: " + "x".repeat(200)
                                    + i),
                    1L);
        }
        pass(volumes, 1, many);
        List<byte[]> pieces = new ArrayList<>(volumes.write());
        pieces.remove(pieces.size() - 1);

        // Then
        assertThatThrownBy(() -> SendVolumes.read(pieces, 1, Scope::covers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of 512 scopes");
        assertThatThrownBy(() -> SendVolumes.read(List.of(new byte[] {9}), 1, Scope::covers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9");
    }

    private void pass(SendVolumes watched, int seconds, Map<Scope, Long> sent) {
        for (int i = 0; i < seconds; i++) {
            now++;
            watched.step(now, sent);
        }
    }

    private static Scope scope(String name, String value) {
        return new Scope(List.of(new Attribute(name, value)));
    }
}
