package io.otpwatch.processor.lockouts;

import io.otpwatch.events.Lockout;
import io.otpwatch.events.Stuck;
import io.otpwatch.processor.lockouts.StuckUser.Challenge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is locked out. A recipient's challenges count while their deadlines lie within the window before the
 * newest. A lockout is told once; a challenge that is entered after all withdraws it and begins anew with the recipient.
 * What is told of a recipient comes in order for each challenge, but not over challenges, so it is held against the
 * recipient's own challenges and not against a clock.
 *
 * <p>Only challenges that were stuck are heard of: a user who then logs in at once with a new one does not withdraw the
 * lockout. It is forgotten when no challenge was stuck for the window.
 */
public final class Lockouts {
    private final LockoutRule rule;
    private final Incidents incidents;

    /**
     * What follows.
     *
     * @param user what is known of the recipient now; empty: nothing any more
     * @param told to be written to otp.lockouts
     */
    public record Decision(Optional<StuckUser> user, Optional<Lockout> told) {}

    public Lockouts(LockoutRule rule, Incidents incidents) {
        this.rule = rule;
        this.incidents = incidents;
    }

    /** {@code before}: what was known of the recipient. */
    public Decision decide(@Nullable StuckUser before, Stuck stuck) {
        return stuck.getResolvedAt() == null ? stuck(before, stuck) : resolved(before, stuck);
    }

    /** Whether it is so old that nothing will follow from it; {@code now}: the newest deadline heard of, ms since 1970. */
    public boolean isOver(StuckUser user, long now) {
        return user.newest() + 2 * rule.window().toMillis() < now;
    }

    private Decision stuck(@Nullable StuckUser before, Stuck stuck) {
        List<Challenge> challenges = with(before, stuck);
        long lockedAt = lockedAt(before, stuck.getStuckAt());
        if (lockedAt != StuckUser.NOT_LOCKED || challenges.size() < rule.challenges()) {
            return new Decision(Optional.of(new StuckUser(challenges, lockedAt)), Optional.empty());
        }
        StuckUser locked = new StuckUser(challenges, stuck.getStuckAt());
        return new Decision(Optional.of(locked), Optional.of(lockout(locked, stuck, null)));
    }

    private Decision resolved(@Nullable StuckUser before, Stuck stuck) {
        return new Decision(
                Optional.empty(),
                Optional.ofNullable(before)
                        .filter(StuckUser::isLocked)
                        .map(locked -> lockout(locked, stuck, stuck.getResolvedAt())));
    }

    /** Since when the recipient is locked out, unless that is forgotten. */
    private long lockedAt(@Nullable StuckUser before, long now) {
        boolean isKept =
                before != null && before.newest() >= now - rule.window().toMillis();
        return before != null && isKept ? before.lockedAt() : StuckUser.NOT_LOCKED;
    }

    private List<Challenge> with(@Nullable StuckUser before, Stuck stuck) {
        List<Challenge> all = new ArrayList<>(before == null ? List.of() : before.challenges());
        all.removeIf(known -> known.id().equals(stuck.getChallengeId()));
        all.add(new Challenge(stuck.getChallengeId(), stuck.getSince(), stuck.getStuckAt()));
        all.sort(Comparator.comparingLong(Challenge::stuckAt));
        long from = all.get(all.size() - 1).stuckAt() - rule.window().toMillis();
        all.removeIf(challenge -> challenge.stuckAt() < from);
        return all.subList(Math.max(0, all.size() - StuckUser.MAX), all.size());
    }

    private Lockout lockout(StuckUser user, Stuck last, @Nullable Long withdrawnAt) {
        return new Lockout(
                last.getRecipient(),
                user.challenges().stream().map(Challenge::id).toList(),
                user.challenges().get(0).since(),
                user.lockedAt(),
                withdrawnAt,
                incidents.explaining(last).orElse(null),
                last.getChannel(),
                last.getProvider(),
                last.getSender(),
                last.getCountry(),
                last.getDomain(),
                last.getOperator());
    }
}
