package io.otpwatch.processor.incident;

import io.otpwatch.events.Incident;
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
    /** How many may be open. Troubles beyond that are not told, the dearest come first. */
    public static final int MAX_OPEN = 50;

    /** How many are remembered, ended ones included. */
    static final int MAX_REMEMBERED = 200;

    private final IncidentSettings settings;
    private final List<Tracked> remembered = new ArrayList<>();
    private final AdviceBoard board;
    private long sequence;

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

    /** What is to be published. */
    public Publications step(Situation situation) {
        long now = situation.now();
        List<Incident> published = new ArrayList<>();
        List<Candidate> candidates = Candidates.of(situation);
        List<Tracked> open = remembered.stream().filter(Tracked::isOpen).toList();
        List<Tracked> reopenable = remembered.stream()
                .filter(tracked -> !tracked.isOpen()
                        && now - tracked.endedAt() <= settings.reopenWithin().toMillis())
                .toList();
        Matching matching = Matching.of(candidates, open, reopenable, situation.footprints());
        List<Tracked> shown = new ArrayList<>();
        for (Candidate candidate : candidates) {
            matching.of(candidate)
                    .map(tracked -> refine(
                            tracked,
                            matching.isSame(candidate, tracked) ? candidate.named(tracked.scope()) : candidate,
                            situation,
                            published))
                    .or(() -> begin(candidate, situation, published))
                    .ifPresent(shown::add);
        }
        Ending ending = new Ending(situation, settings, shown);
        for (Tracked tracked : open) {
            if (matching.of(tracked).isEmpty()) {
                end(tracked, ending.of(tracked), situation, published);
            }
        }
        forget(now);
        return new Publications(published, board.step(open(), situation.footprints(), now));
    }

    private Tracked refine(Tracked tracked, Candidate candidate, Situation situation, List<Incident> published) {
        tracked.origin = candidate.origin();
        tracked.seenAt = situation.now();
        update(tracked, Portrait.refined(tracked.incident, candidate, situation), situation.now(), published);
        return tracked;
    }

    private Optional<Tracked> begin(Candidate candidate, Situation situation, List<Incident> published) {
        if (remembered.stream().filter(Tracked::isOpen).count() >= MAX_OPEN) {
            return Optional.empty();
        }
        Incident incident = Portrait.first(candidate, situation);
        Optional<Tracked> namesake = remembered.stream()
                .filter(tracked -> tracked.incident.getId().equals(incident.getId()))
                .findFirst();
        if (namesake.isPresent()) {
            return namesake.filter(tracked -> !tracked.isOpen())
                    .map(tracked -> refine(tracked, candidate, situation, published));
        }
        Tracked tracked = new Tracked(incident, candidate.origin(), situation.now(), situation.now());
        remembered.add(tracked);
        publish(tracked, situation.now(), situation.now(), published);
        return Optional.of(tracked);
    }

    private void end(Tracked tracked, Fate fate, Situation situation, List<Incident> published) {
        long now = situation.now();
        if (fate instanceof Fate.Over over) {
            update(tracked, Portrait.ended(tracked.incident, over.reason(), null, now), now, published);
        } else if (fate instanceof Fate.Folded folded) {
            String into = folded.into().incident.getId();
            update(tracked, Portrait.ended(tracked.incident, "folded", into, now), now, published);
        } else {
            tracked.seenAt = fate instanceof Fate.Hidden ? now : tracked.seenAt;
            update(tracked, Portrait.later(tracked.incident, situation), now, published);
        }
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
        if (remembered.size() > MAX_REMEMBERED) {
            remembered.stream()
                    .filter(tracked -> !tracked.isOpen())
                    .sorted(Comparator.comparingLong(Tracked::endedAt))
                    .limit(remembered.size() - MAX_REMEMBERED)
                    .toList()
                    .forEach(remembered::remove);
        }
    }

    /** Version, last sequence, incidents, advice. */
    public void write(PackedWriter out) {
        IncidentsFormat.write(out, sequence, remembered);
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
        board.read(in);
    }
}
