package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.incident.Ending.Fate;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The life of incidents. Published when a trouble is first seen, refined at each step, published again at each change
 * that matters and every minute; ended when it has recovered, when it is part of another, or when it has not been seen
 * for an hour; opened again if it comes back within ten minutes of its end. Not thread-safe.
 */
public final class Incidents {
    /**
     * How many may be open, beside the monitor's own. For one more, the one ends that has not been seen for longest;
     * where all are seen it is not told, the dearest come first.
     */
    public static final int MAX_OPEN = 50;

    /** How many are remembered, ended ones included. */
    static final int MAX_REMEMBERED = 200;

    private final IncidentSettings settings;
    private final List<Tracked> remembered = new ArrayList<>();
    private final AdviceBoard board;
    private final AcceptedTroubles accepted = new AcceptedTroubles();
    private long sequence;
    private int untold;

    public Incidents(IncidentSettings settings) {
        this.settings = settings;
        this.board = new AdviceBoard(settings);
    }

    /** Open incidents, as they stand. */
    public List<Incident> open() {
        return remembered.stream()
                .filter(Tracked::isOpen)
                .map(tracked -> tracked.incident)
                .toList();
    }

    /** Of these, those that were localised: they are over when their scope is as usual. */
    public List<Incident> localised() {
        return remembered.stream()
                .filter(tracked -> tracked.isOpen() && tracked.origin == Origin.CULPRIT)
                .map(tracked -> tracked.incident)
                .toList();
    }

    /** Troubles of the last step that are no incidents, as too many are open. */
    public int untold() {
        return untold;
    }

    /** What is to be published. */
    public Publications step(Situation situation) {
        long now = situation.now();
        List<Incident> published = new ArrayList<>();
        accepted.prune(situation);
        List<Candidate> candidates = Candidates.of(situation);
        List<Tracked> open = remembered.stream().filter(Tracked::isOpen).toList();
        Matching matching = Matching.of(candidates, remembered, situation, settings.reopenWithin());
        List<Tracked> shown = new ArrayList<>();
        Ending ending = new Ending(situation, settings, shown);
        untold = 0;
        for (Candidate candidate : candidates) {
            Optional<Tracked> tracked = matching.of(candidate);
            boolean isOpen = tracked.filter(Tracked::isOpen).isPresent();
            if (!isOpen && accepted.has(candidate, situation)) {
                continue;
            }
            if (isOpen && ending.isAccepted(tracked.get(), candidate)) {
                end(tracked.get(), new Fate.Over(Ending.ACCEPTED), situation, published);
            } else if (!isOpen && !hasRoom(candidate) && !makesRoom(matching, situation, published)) {
                untold++;
            } else if (tracked.isPresent()) {
                refine(tracked.get(), candidate, matching.isSame(candidate, tracked.get()), situation, published);
                shown.add(tracked.get());
            } else {
                shown.add(begin(candidate, situation, published));
            }
        }
        for (Tracked tracked : open) {
            if (matching.of(tracked).isEmpty() && tracked.isOpen()) {
                end(tracked, ending.of(tracked), situation, published);
            }
        }
        forget(now);
        return new Publications(published, board.step(open(), situation.footprints(), now));
    }

    /** Nothing can be seen as of {@code now}: for how long things have been so is counted from when they are seen again. */
    public void unseen(long now) {
        remembered.stream().filter(Tracked::isOpen).forEach(tracked -> {
            tracked.seenAt = now;
            tracked.recovered.breaks();
            tracked.other.breaks();
        });
    }

    /** All that are open once more, as they stand. */
    public Publications again() {
        List<Incident> published = new ArrayList<>();
        remembered.stream().filter(Tracked::isOpen).forEach(tracked -> {
            tracked.incident = Portrait.numbered(tracked.incident, ++sequence, tracked.incident.getChangedAt());
            published.add(tracked.incident);
        });
        return new Publications(published, List.of());
    }

    private void refine(
            Tracked tracked, Candidate shown, boolean isSame, Situation situation, List<Incident> published) {
        long now = situation.now();
        Incident before = tracked.incident;
        boolean ended = !tracked.isOpen();
        Candidate candidate = isSame ? shown.named(tracked.scope()) : shown;
        CauseJudge.Decision shownNow =
                candidate.decide(Optional.of(before.getCause().getCause()));
        boolean keepsCause =
                tracked.isEnding(candidate) || !tracked.takes(shownNow.cause().getCause(), candidate.origin(), now);
        CauseJudge.Decision decision = keepsCause ? CauseJudge.kept(before) : shownNow;
        Severity severity =
                Severities.of(decision.cause().getCause(), candidate, ended ? Severity.UNKNOWN : before.getSeverity());
        tracked.show(candidate, now);
        tracked.toll = tracked.toll.with(candidate, before.getStartedAt(), now);
        if (!isSame && !tracked.isRenamed(candidate.scope(), now) && !isUrgent(candidate, severity, before)) {
            update(tracked, Portrait.later(before, situation), now, published);
            return;
        }
        tracked.keepsName();
        boolean isHarmless = decision.cause().getCause() == Cause.FEED_BROKEN;
        Severity steady = isHarmless ? severity : tracked.steady(severity, now);
        update(tracked, Portrait.refined(before, candidate, decision, steady, tracked.toll, situation), now, published);
    }

    /** Whether another scope is told at once. */
    private static boolean isUrgent(Candidate candidate, Severity severity, Incident before) {
        return before.getPhase() != IncidentPhase.OPEN
                || severity.compareTo(before.getSeverity()) > 0
                || candidate.origin() == Origin.FEED;
    }

    private Tracked begin(Candidate candidate, Situation situation, List<Incident> published) {
        Toll toll = Toll.NONE.with(candidate, candidate.since(), situation.now());
        Incident incident = Portrait.first(candidate, toll, situation);
        Tracked tracked = new Tracked(incident, candidate.origin(), situation.now(), situation.now());
        tracked.toll = toll;
        tracked.show(candidate, situation.now());
        remembered.add(tracked);
        publish(tracked, situation.now(), situation.now(), published);
        return tracked;
    }

    /** A monitor that sees nothing is always told. */
    private boolean hasRoom(Candidate candidate) {
        return candidate.origin() == Origin.MONITOR
                || remembered.stream().filter(Tracked::isOpen).count() < MAX_OPEN;
    }

    /** By ending the open one that has not been seen for longest, if there is one. */
    private boolean makesRoom(Matching matching, Situation situation, List<Incident> published) {
        Optional<Tracked> stale = remembered.stream()
                .filter(tracked -> tracked.isOpen() && matching.of(tracked).isEmpty())
                .filter(tracked -> situation.now() - tracked.seenAt >= Ending.NOT_NAMED)
                .min(Comparator.<Tracked>comparingLong(tracked -> tracked.seenAt)
                        .thenComparing(tracked -> tracked.incident.getId()));
        stale.ifPresent(tracked -> end(tracked, new Fate.Over(Ending.UNSEEN), situation, published));
        return stale.isPresent();
    }

    private void end(Tracked tracked, Fate fate, Situation situation, List<Incident> published) {
        long now = situation.now();
        if (fate instanceof Fate.Over over) {
            if (over.reason().equals(Ending.ACCEPTED)) {
                accepted.add(tracked, now);
            }
            over(tracked, Portrait.ended(tracked.incident, over.reason(), null, now), now, published);
        } else if (fate instanceof Fate.Folded folded) {
            String into = folded.into().incident.getId();
            over(tracked, Portrait.ended(tracked.incident, "folded", into, now), now, published);
        } else {
            if (!(fate instanceof Fate.Recovering)) {
                tracked.recovered.breaks();
            }
            tracked.other.breaks();
            tracked.seenAt = fate instanceof Fate.Hidden ? now : tracked.seenAt;
            update(tracked, Portrait.later(tracked.incident, situation), now, published);
        }
    }

    private void over(Tracked tracked, Incident ended, long now, List<Incident> published) {
        update(tracked, ended, now, published);
        tracked.incident = Bounds.remembered(tracked.incident);
    }

    private void update(Tracked tracked, Incident after, long now, List<Incident> published) {
        boolean changed = Tracked.isChanged(tracked.incident, after);
        tracked.incident = after;
        if (changed || now - tracked.publishedAt >= settings.republish().toMillis()) {
            publish(tracked, changed ? now : after.getChangedAt(), now, published);
        }
    }

    private void publish(Tracked tracked, long changedAt, long now, List<Incident> published) {
        tracked.incident = Portrait.numbered(tracked.incident, ++sequence, changedAt);
        tracked.publishedAt = now;
        published.add(tracked.incident);
    }

    private void forget(long now) {
        remembered.removeIf(
                tracked -> now - tracked.endedAt() >= settings.keepEnded().toMillis() && !tracked.isOpen());
        List<Tracked> ended = remembered.stream()
                .filter(tracked -> !tracked.isOpen())
                .sorted(Comparator.comparingLong(Tracked::endedAt).reversed())
                .toList();
        int bytes = 0;
        int left = MAX_REMEMBERED - (remembered.size() - ended.size());
        for (Tracked tracked : ended) {
            bytes += Bounds.bytes(tracked.incident);
            if (--left < 0 || bytes > Bounds.ENDED) {
                remembered.remove(tracked);
            }
        }
    }

    /** Version, last sequence, incidents, accepted troubles, advice; less than {@link Bounds#STATE} bytes. */
    public void write(PackedWriter out) {
        IncidentsFormat.write(out, sequence, remembered);
        accepted.write(out);
        board.write(out);
    }

    /**
     * Replaces all of it.
     *
     * @throws IllegalArgumentException if it is of a version that is not known
     */
    public void read(PackedReader in) {
        remembered.clear();
        sequence = IncidentsFormat.read(in, remembered);
        accepted.read(in);
        board.read(in);
    }
}
