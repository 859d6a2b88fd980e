package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.CauseJudgement;
import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Sign;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides the cause: the one under which what is seen is likeliest by {@link CauseTable}, observations taken as
 * independent, of those that are {@link Possible}, if it leads the next by {@link #MARGIN}. A cause once named stays until another leads it by as much.
 * Where none leads, it is PENDING while lost or late cannot be told, PROVIDER_SILENT between an outage and a broken feed
 * when receipts have stopped, else UNCLEAR.
 */
final class CauseJudge {
    /** Five times as likely, in nats. */
    static final double MARGIN = Math.log(5);

    private static final double SAYS_NOTHING = 0.05;

    /**
     * The cause and the next likely.
     *
     * @param runnerUp of PENDING, UNCLEAR and PROVIDER_SILENT the likeliest, with its lead over the next
     */
    record Decision(CauseJudgement cause, Optional<CauseJudgement> runnerUp) {}

    private CauseJudge() {}

    /** The cause that was named before. */
    static Decision kept(Incident before) {
        return new Decision(before.getCause(), Optional.ofNullable(before.getRunnerUp()));
    }

    /** A cause that is known without comparing. */
    static Decision certain(Cause cause, String sign) {
        return new Decision(judgement(cause, 0, List.of(new Sign(sign, 0.0))), Optional.empty());
    }

    /**
     * @param channel the only one of the codes; empty if there are several
     * @param before the cause that was named so far, if any
     */
    static Decision decide(
            List<Observation> seen, Optional<Channel> channel, boolean isPending, Optional<Cause> before) {
        List<Cause> ranked = Possible.causes(seen, channel).stream()
                .sorted(Comparator.<Cause>comparingDouble(cause -> -nats(cause, seen)))
                .toList();
        Cause best = ranked.get(0);
        Cause second = ranked.get(1);
        Optional<Cause> kept =
                before.filter(ranked::contains).filter(cause -> nats(best, seen) - nats(cause, seen) < MARGIN);
        if (kept.isPresent()) {
            return between(kept.get(), kept.get() == best ? second : best, seen);
        }
        if (nats(best, seen) - nats(second, seen) >= MARGIN) {
            return between(best, second, seen);
        }
        List<Sign> all = seen.stream().map(one -> new Sign(one.text(), 0.0)).toList();
        return new Decision(
                judgement(undecided(best, second, seen, isPending), 0, all),
                Optional.of(judgement(best, second, seen)));
    }

    private static Cause undecided(Cause best, Cause second, List<Observation> seen, boolean isPending) {
        boolean outageOrFeed = List.of(best, second).containsAll(List.of(Cause.PROVIDER_OUTAGE, Cause.FEED_BROKEN));
        if (outageOrFeed && seen.stream().anyMatch(one -> one.oneOf().contains(Seen.FEED_SILENT))) {
            return Cause.PROVIDER_SILENT;
        }
        return isPending ? Cause.PENDING : Cause.UNCLEAR;
    }

    private static Decision between(Cause cause, Cause other, List<Observation> seen) {
        return new Decision(judgement(cause, other, seen), Optional.of(judgement(other, cause, seen)));
    }

    private static CauseJudgement judgement(Cause cause, Cause other, List<Observation> seen) {
        List<Sign> signs = seen.stream()
                .map(one -> new Sign(one.text(), CauseTable.nats(cause, one) - CauseTable.nats(other, one)))
                .filter(sign -> sign.getNats() > SAYS_NOTHING)
                .sorted(Comparator.comparingDouble(sign -> -sign.getNats()))
                .toList();
        return judgement(cause, nats(cause, seen) - nats(other, seen), signs);
    }

    private static CauseJudgement judgement(Cause cause, double lead, List<Sign> signs) {
        return new CauseJudgement(cause, Words.of(cause), lead, signs);
    }

    private static double nats(Cause cause, List<Observation> seen) {
        return seen.stream().mapToDouble(one -> CauseTable.nats(cause, one)).sum();
    }
}
