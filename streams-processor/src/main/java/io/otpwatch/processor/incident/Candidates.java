package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The troubles of a step. While the monitor lags it is the only one. A dead feed is one, and takes what is found on
 * RECEIPT within its provider, as without receipts that says nothing; what is found on ENTRY there it takes if ENTRY is
 * down for the provider as a whole. A feed that is late is one too, but receipts still tell of parts of its provider's
 * codes that are lost: of these it takes only what is found on all codes. What operators have accepted as the new normal
 * is none, unless it is the monitor.
 */
final class Candidates {
    private final Situation situation;
    private final List<Candidate> found = new ArrayList<>();

    private Candidates(Situation situation) {
        this.situation = situation;
    }

    /** In {@link Candidate#ORDER}. */
    static List<Candidate> of(Situation situation) {
        Candidates candidates = new Candidates(situation);
        if (situation.monitor().isLagging()) {
            candidates.monitor();
        } else {
            candidates.delivery();
            situation.stopped().forEach(candidates::stopped);
        }
        return candidates.found.stream()
                .filter(candidate -> candidate.origin() == Origin.MONITOR
                        || !NewNormal.accepts(situation, candidate.scope(), candidate.since()))
                .sorted(Candidate.ORDER)
                .toList();
    }

    private void monitor() {
        MonitorStatus monitor = situation.monitor();
        String sign = "what is known is " + Words.lasting(monitor.behindMs()) + " old";
        found.add(certain(Origin.MONITOR, Scope.EVERYTHING, monitor.since(), Facts.NONE, Cause.MONITOR_LAGS, sign));
    }

    private void stopped(SendsStatus sends) {
        String sign = "%s sends a minute, usual %s"
                .formatted(Words.rate(sends.perMinute()), Words.rate(sends.usualPerMinute()));
        Facts facts = sends.facts().costing(sends.impact(situation.now()));
        found.add(certain(Origin.SENDS, sends.scope(), sends.since(), facts, Cause.SENDS_STOPPED, sign));
    }

    private void delivery() {
        List<Finding> rest = new ArrayList<>(situation.findings());
        for (FeedStatus feed : situation.feeds()) {
            if (feed.state() == FeedState.DEAD || feed.state() == FeedState.LATE) {
                List<Finding> taken =
                        rest.stream().filter(one -> isTold(feed, one)).toList();
                rest.removeAll(taken);
                feed(feed, taken);
            }
        }
        Pairing.of(rest, situation.footprints()).forEach(this::culprit);
    }

    /** Whether the finding is one more sign of the dead or late feed. */
    private boolean isTold(FeedStatus feed, Finding finding) {
        if (!situation.footprints().covers(scope(feed), finding.scope())) {
            return false;
        }
        return switch (finding.signal()) {
            case RECEIPT ->
                feed.state() == FeedState.DEAD || situation.footprints().same(scope(feed), finding.scope());
            case ENTRY -> isNotEntered(feed) || situation.footprints().same(scope(feed), finding.scope());
            case NONE -> false;
        };
    }

    private static boolean isNotEntered(FeedStatus feed) {
        return feed.facts().entry().isDown() || feed.facts().entry().isLate();
    }

    private void feed(FeedStatus feed, List<Finding> taken) {
        Scope scope = scope(feed);
        boolean isLate = feed.state() == FeedState.LATE;
        if (isLate && taken.isEmpty() && !isNotEntered(feed)) {
            found.add(late(feed, scope));
            return;
        }
        List<Finding> findings = taken.stream()
                .filter(one -> isLate || one.signal() == Signal.ENTRY)
                .toList();
        List<Observation> seen = Observations.of(
                List.of(scope),
                findings,
                feed.facts(),
                situation.now() - feed.silentSince(),
                isLate ? Optional.empty() : Optional.of(feed.silentSince()));
        found.add(new Candidate(
                Origin.FEED, scope, List.of(), feed.silentSince(), findings, feed.facts(), seen, Optional.empty()));
    }

    /** Late receipts tell that the codes arrived: nothing is wrong but the feed, and nobody is hurt. */
    private static Candidate late(FeedStatus feed, Scope scope) {
        String sign = "what receipts tell is " + Words.lasting(feed.lateMs()) + " old";
        Facts facts = feed.facts().costing(Impact.NONE);
        return certain(Origin.FEED, scope, feed.silentSince(), facts, Cause.FEED_BROKEN, sign);
    }

    private void culprit(List<Finding> trouble) {
        Finding first = trouble.get(0);
        List<Scope> others = first.culprit().indistinguishableFrom();
        List<Scope> names = new ArrayList<>(List.of(first.scope()));
        names.addAll(others);
        long since = trouble.stream().mapToLong(Finding::since).min().orElse(first.since());
        boolean isBlind = situation.feeds().stream()
                .anyMatch(feed ->
                        feed.state() == FeedState.DEAD && situation.footprints().covers(scope(feed), first.scope()));
        Facts facts = isBlind ? first.facts().withoutReceipts() : first.facts();
        List<Observation> seen = Observations.of(names, trouble, facts, situation.now() - since, Optional.empty());
        found.add(new Candidate(Origin.CULPRIT, first.scope(), others, since, trouble, facts, seen, Optional.empty()));
    }

    private static Scope scope(FeedStatus feed) {
        return new Scope(List.of(new Attribute("provider", feed.provider())));
    }

    private static Candidate certain(Origin origin, Scope scope, long since, Facts facts, Cause cause, String sign) {
        List<Observation> seen = List.of(Observation.of(Seen.SCOPE_ALL, sign));
        return new Candidate(origin, scope, List.of(), since, List.of(), facts, seen, Optional.of(cause));
    }
}
