package io.otpwatch.processor.lockouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Lockout;
import io.otpwatch.events.Stuck;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LockoutsTest {
    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final String RECIPIENT = "0123456789abcdef0123456789abcdef";

    private final LockoutRule rule = new LockoutRule(3, Duration.ofMinutes(30));
    private Lockouts lockouts = new Lockouts(rule, Incidents.NONE);
    private @Nullable StuckUser user;

    @Test
    void the_third_challenge_within_the_window_locks_out_once() {
        // When
        Optional<Lockout> first = stuck("c-1", START);
        Optional<Lockout> second = stuck("c-2", START + 10 * MINUTE);
        Optional<Lockout> third = stuck("c-3", START + 30 * MINUTE);
        Optional<Lockout> fourth = stuck("c-4", START + 31 * MINUTE);

        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        Lockout lockout = third.orElseThrow();
        assertThat(lockout.getRecipient()).isEqualTo(RECIPIENT);
        assertThat(lockout.getChallengeIds()).containsExactly("c-1", "c-2", "c-3");
        assertThat(lockout.getSince()).isEqualTo(START - MINUTE);
        assertThat(lockout.getLockedAt()).isEqualTo(START + 30 * MINUTE);
        assertThat(lockout.getWithdrawnAt()).isNull();
        assertThat(lockout.getIncidentId()).isNull();
        assertThat(lockout.getDomain()).isEqualTo("310-260");
        assertThat(fourth).isEmpty();
    }

    @Test
    void three_challenges_over_more_than_the_window_lock_nobody_out() {
        assertThat(stuck("c-1", START)).isEmpty();
        assertThat(stuck("c-2", START + 10 * MINUTE)).isEmpty();
        assertThat(stuck("c-3", START + 30 * MINUTE + 1)).isEmpty();
    }

    @Test
    void a_challenge_that_is_told_twice_counts_once_and_order_does_not_matter() {
        assertThat(stuck("c-2", START + MINUTE)).isEmpty();
        assertThat(stuck("c-2", START + MINUTE)).isEmpty();
        assertThat(stuck("c-3", START + 2 * MINUTE)).isEmpty();
        assertThat(stuck("c-1", START).orElseThrow().getChallengeIds()).containsExactly("c-1", "c-2", "c-3");
    }

    @Test
    void an_entry_withdraws_the_lockout_and_begins_anew() {
        // Given
        lockOut(START);

        // When
        Lockout withdrawn = resolved("c-2", START + 5 * MINUTE).orElseThrow();

        // Then
        assertThat(withdrawn.getWithdrawnAt()).isEqualTo(START + 5 * MINUTE);
        assertThat(withdrawn.getChallengeIds()).containsExactly("c-1", "c-2", "c-3");
        assertThat(user).isNull();
        assertThat(resolved("c-3", START + 6 * MINUTE)).isEmpty();
        assertThat(stuck("c-4", START + 7 * MINUTE)).isEmpty();
    }

    @Test
    void an_entry_of_a_user_who_is_not_locked_out_is_not_told_and_counts_as_a_fresh_start() {
        // Given
        stuck("c-1", START);
        stuck("c-2", START + 1);

        // When
        Optional<Lockout> told = resolved("c-1", START + MINUTE);

        // Then
        assertThat(told).isEmpty();
        assertThat(stuck("c-3", START + 2 * MINUTE)).isEmpty();
    }

    @Test
    void a_user_who_was_quiet_for_the_window_may_be_locked_out_again() {
        // Given
        lockOut(START);

        // When
        boolean again = lockOut(START + 40 * MINUTE);

        // Then
        assertThat(again).isTrue();
    }

    @Test
    void what_nothing_follows_from_is_over() {
        // Given
        stuck("c-1", START);

        // Then
        assertThat(lockouts.isOver(known(), START + 60 * MINUTE)).isFalse();
        assertThat(lockouts.isOver(known(), START + 60 * MINUTE + 1)).isTrue();
        assertThat(lockouts.isOver(known(), Long.MIN_VALUE)).isFalse();
    }

    @Test
    void an_incident_that_explains_it_is_named() {
        // Given
        lockouts = new Lockouts(rule, stuck -> Optional.of("incident of " + stuck.getDomain()));
        stuck("c-1", START);
        stuck("c-2", START);

        // When
        Lockout lockout = stuck("c-3", START).orElseThrow();

        // Then
        assertThat(lockout.getIncidentId()).isEqualTo("incident of 310-260");
    }

    @Test
    void a_user_is_kept_with_the_newest_challenges_only_and_read_back_as_it_was() {
        // Given
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            stuck("c-" + i, START + i * 1_000L + random.nextInt(5_000));

            // When
            StuckUser read = StuckUser.decode(known().encode());

            // Then
            assertThat(read).isEqualTo(known());
        }
        assertThat(known().challenges()).hasSize(StuckUser.MAX);
        assertThat(known().isLocked()).isTrue();
    }

    @Test
    void a_user_of_a_version_to_come_is_refused() {
        // Given
        stuck("c-1", START);
        byte[] bytes = known().encode();
        bytes[0] = 2;

        // Then
        assertThatThrownBy(() -> StuckUser.decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void a_rule_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new LockoutRule(0, Duration.ofMinutes(1))).hasMessageContaining("1 to 16: 0");
        assertThatThrownBy(() -> new LockoutRule(17, Duration.ofMinutes(1))).hasMessageContaining("1 to 16: 17");
        assertThatThrownBy(() -> new LockoutRule(1, Duration.ZERO)).hasMessageContaining("> 0: PT0S");
    }

    private boolean lockOut(long at) {
        stuck("c-1", at);
        stuck("c-2", at + 1);
        return stuck("c-3", at + 2).isPresent();
    }

    private Optional<Lockout> stuck(String challenge, long stuckAt) {
        return decide(event(challenge, stuckAt, null));
    }

    private Optional<Lockout> resolved(String challenge, long at) {
        return decide(event(challenge, START, at));
    }

    private Optional<Lockout> decide(Stuck stuck) {
        Lockouts.Decision decision = lockouts.decide(user, stuck);
        user = decision.user().orElse(null);
        return decision.told();
    }

    private StuckUser known() {
        return Objects.requireNonNull(user);
    }

    private static Stuck event(String challenge, long stuckAt, @Nullable Long resolvedAt) {
        return new Stuck(
                RECIPIENT,
                challenge,
                stuckAt - MINUTE,
                stuckAt,
                resolvedAt,
                1,
                false,
                Channel.SMS,
                "twilio",
                "acme",
                "US",
                "310-260",
                "t-mobile");
    }
}
