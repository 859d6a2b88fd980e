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

    private static final Scope PROVIDER = scope("provider", "vonage");
    private static final Scope ANOTHER = scope("provider", "twilio");
    private static final Map<Scope, Long> BOTH =
            Map.of(Scope.EVERYTHING, 12L, SMS, 8L, MAIL, 4L, PROVIDER, 6L, ANOTHER, 2L);
    private static final Map<Scope, Long> SOME =
            Map.of(Scope.EVERYTHING, 20L, SMS, 16L, MAIL, 4L, PROVIDER, 5L, ANOTHER, 11L);

    private final SendVolumes volumes = new SendVolumes(1, SendVolumesTest::covers);
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

    /** A login service that has gone over to another provider, perhaps as it was told to. */
    @Test
    void what_others_send_for_a_provider_is_neither_a_stop_nor_an_explosion() {
        // Given
        pass(volumes, 7_200, BOTH);

        // When
        for (int minute = 0; minute < 180; minute++) {
            pass(volumes, 60, Map.of(Scope.EVERYTHING, 12L, SMS, 8L, MAIL, 4L, ANOTHER, 8L));
            assertThat(volumes.anomalies()).isEmpty();
        }

        // Then
        pass(volumes, 7_200, BOTH);
        assertThat(volumes.anomalies()).isEmpty();
    }

    @Test
    void what_a_provider_does_not_send_nor_anybody_else_is_told_for_as_long_as_it_lasts() {
        // Given
        pass(volumes, 7_200, BOTH);
        Map<Scope, Long> without = Map.of(Scope.EVERYTHING, 6L, SMS, 2L, MAIL, 4L, ANOTHER, 2L);

        // When
        pass(volumes, 60, without);

        // Then
        for (int minute = 0; minute < 240; minute++) {
            pass(volumes, 60, without);
            assertThat(volumes.anomalies()).isNotEmpty();
        }
    }

    /** It is a part so small that the whole does not stop; and is learnt there as usual, within half an hour. */
    @Test
    void what_is_missing_of_the_whole_is_told_though_the_whole_has_not_stopped() {
        // Given
        pass(volumes, 7_200, SOME);
        Map<Scope, Long> without = Map.of(Scope.EVERYTHING, 15L, SMS, 11L, MAIL, 4L, ANOTHER, 11L);

        // When
        long asked = now;
        while (volumes.anomalies().isEmpty() && now - asked < 120) {
            pass(volumes, 1, without);
        }

        // Then
        assertThat(now - asked).isLessThan(60);
        for (int minute = 0; minute < 240; minute++) {
            pass(volumes, 60, without);
            assertThat(volumes.anomalies()).containsOnlyKeys(PROVIDER);
            assertThat(volumes.anomalies())
                    .hasEntrySatisfying(
                            PROVIDER, found -> assertThat(found.notElsewhere()).isGreaterThan(0.9));
        }
    }

    @Test
    void a_stop_that_was_told_is_over_minutes_after_others_have_taken_over() {
        // Given
        pass(volumes, 7_200, SOME);
        pass(volumes, 3_600, Map.of(Scope.EVERYTHING, 15L, SMS, 11L, MAIL, 4L, ANOTHER, 11L));
        boolean wasTold = volumes.anomalies().containsKey(PROVIDER);

        // When
        pass(volumes, 600, Map.of(Scope.EVERYTHING, 20L, SMS, 16L, MAIL, 4L, ANOTHER, 16L));

        // Then
        assertThat(wasTold).isTrue();
        assertThat(volumes.anomalies()).isEmpty();
    }

    @Test
    void of_what_others_send_in_part_the_rest_counts() {
        // Given
        pass(volumes, 7_200, BOTH);

        // When
        pass(volumes, 600, Map.of(Scope.EVERYTHING, 7L, SMS, 3L, MAIL, 4L, ANOTHER, 3L));

        // Then
        assertThat(volumes.anomalies()).containsOnlyKeys(PROVIDER);
        assertThat(volumes.anomalies())
                .hasEntrySatisfying(
                        PROVIDER, found -> assertThat(found.notElsewhere()).isBetween(0.78, 0.88));
    }

    @Test
    void more_by_one_provider_that_is_more_in_all_is_an_explosion() {
        // Given
        pass(volumes, 7_200, BOTH);

        // When
        pass(volumes, 120, Map.of(Scope.EVERYTHING, 28L, SMS, 24L, MAIL, 4L, PROVIDER, 6L, ANOTHER, 18L));

        // Then
        assertThat(volumes.anomalies()).containsOnlyKeys(ANOTHER);
        assertThat(volumes.anomalies())
                .hasEntrySatisfying(ANOTHER, found -> assertThat(found.kind()).isEqualTo(VolumeAnomaly.Kind.EXPLODED));
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
        SendVolumes read = SendVolumes.read(pieces, 1, SendVolumesTest::covers);

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
    void what_others_send_is_known_after_it_was_read_again() {
        // Given
        pass(volumes, 7_200, SOME);
        Map<Scope, Long> without = Map.of(Scope.EVERYTHING, 15L, SMS, 11L, MAIL, 4L, ANOTHER, 11L);
        pass(volumes, 3_600, without);

        // When
        SendVolumes read = SendVolumes.read(volumes.write(), 1, SendVolumesTest::covers);
        read.forget();
        now += 30;

        // Then
        for (int minute = 0; minute < 60; minute++) {
            pass(read, 60, without);
            assertThat(read.anomalies()).containsOnlyKeys(PROVIDER);
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

    /** Both providers send SMS only. */
    private static boolean covers(Scope whole, Scope part) {
        return whole.covers(part)
                || (whole.equals(SMS) && part.value("provider").isPresent());
    }

    private static Scope scope(String name, String value) {
        return new Scope(List.of(new Attribute(name, value)));
    }
}
