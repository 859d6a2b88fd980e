package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Words.percent;

import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is seen within a scope, as far as it can be told. What cannot be told is left out and decides nothing. */
final class Observations {
    private static final int FEW = 5;
    private static final double SPAM = 0.05;
    private static final double RISEN = 3;
    private static final double WRONG = 0.1;

    /** A route that is slow all of a sudden is hardly ever so slow that for so long nothing comes, ms. */
    private static final long SILENCE = 45_000;

    /** Who enters a code sooner may have had one from before the trouble, ms. */
    private static final long TYPING = 25_000;

    private static final double NOTHING = 0.05;
    private static final double ENOUGH = 8;

    private final List<Observation> seen = new ArrayList<>();
    private final long lasting;

    private Observations(long lasting) {
        this.lasting = lasting;
    }

    /**
     * @param names all descriptions of the scope
     * @param lasting how long the trouble lasts, ms
     * @param silentSince since when its dead feed is silent, ms since 1970
     */
    static List<Observation> of(
            List<Scope> names, List<Finding> findings, Facts facts, long lasting, Optional<Long> silentSince) {
        Observations all = new Observations(lasting);
        all.scope(names, facts);
        if (facts.feed() == FeedState.DEAD && silentSince.isPresent()) {
            all.add(Seen.RECEIPT_DOWN, "no receipt since " + Words.clock(silentSince.get()));
        } else {
            all.signal(Signal.RECEIPT, facts.receipt(), label(findings, Signal.RECEIPT));
        }
        Optional<Label> entry = label(findings, Signal.ENTRY);
        boolean isEntered = facts.isEntered() && lasting >= TYPING;
        if (entry.isPresent() || isEntered || !facts.entry().isNormal()) {
            all.signal(Signal.ENTRY, facts.entry(), entry);
        }
        all.failures(facts);
        all.spam(facts);
        all.wrong(facts);
        all.sends(facts);
        all.feed(facts);
        return List.copyOf(all.seen);
    }

    private static Optional<Label> label(List<Finding> findings, Signal signal) {
        return findings.stream()
                .filter(finding -> finding.signal() == signal)
                .map(Finding::label)
                .findFirst();
    }

    private void scope(List<Scope> names, Facts facts) {
        Set<Seen> shapes = ScopeShape.of(names, facts.channel());
        if (!shapes.isEmpty()) {
            seen.add(new Observation(
                    shapes,
                    "the scope is "
                            + String.join(" or ", names.stream().map(Words::of).toList())));
        }
    }

    private void signal(Signal signal, SignalFacts facts, Optional<Label> label) {
        boolean receipt = signal == Signal.RECEIPT;
        Seen down = receipt ? Seen.RECEIPT_DOWN : Seen.ENTRY_DOWN;
        Seen late = receipt ? Seen.RECEIPT_LATE : Seen.ENTRY_LATE;
        Seen normal = receipt ? Seen.RECEIPT_NORMAL : Seen.ENTRY_NORMAL;
        Set<Seen> oneOf = label.map(found -> switch (found) {
                    case LOSS -> EnumSet.of(down);
                    case LATE -> EnumSet.of(late);
                    case PENDING -> isLost(facts) ? EnumSet.of(down) : EnumSet.of(down, late);
                })
                .orElseGet(() -> view(facts, down, late, normal));
        if (!oneOf.isEmpty()) {
            seen.add(new Observation(
                    oneOf,
                    text(receipt ? "codes have a receipt" : "challenges are entered", facts, oneOf.contains(late))));
        }
    }

    private EnumSet<Seen> view(SignalFacts facts, Seen down, Seen late, Seen normal) {
        if (isLost(facts)) {
            return EnumSet.of(down);
        }
        if (facts.isLate()) {
            return EnumSet.of(late);
        }
        if (facts.isDown()) {
            return EnumSet.of(down, late);
        }
        return facts.isNormal() ? EnumSet.of(normal) : EnumSet.noneOf(normal.getDeclaringClass());
    }

    /**
     * What arrives is late, and most does not: were all of it late, what is old enough would have come like the rest. Or
     * nothing at all has come for long.
     */
    private boolean isLost(SignalFacts facts) {
        boolean isSilent = facts.of() * facts.usual() >= ENOUGH && facts.ratio() <= NOTHING * facts.usual();
        return (facts.isLate() && facts.isMostlyGone()) || (isSilent && lasting >= SILENCE);
    }

    private static String text(String what, SignalFacts facts, boolean late) {
        if (facts.of() == 0) {
            return "fewer " + what + " than usual, or later";
        }
        String ratio = "%s of %d %s (%s to %s), usual %s"
                .formatted(
                        percent(facts.ratio()),
                        facts.of(),
                        what,
                        percent(facts.low()),
                        percent(facts.high()),
                        percent(facts.usual()));
        return late && facts.latency().p50() > 0 && facts.usualLatency().p50() > 0
                ? ratio
                        + "; median latency %s, usual %s"
                                .formatted(
                                        Words.latency(facts.latency().p50()),
                                        Words.latency(facts.usualLatency().p50()))
                : ratio;
    }

    private void failures(Facts facts) {
        FailureMix mix = facts.failures();
        if (mix.notArrived() < FEW) {
            return;
        }
        FailureMix.Usual usual = mix.usually();
        FailureMix risen = mix.risen();
        long most = Math.max(
                Math.max(risen.operator(), risen.sender()),
                Math.max(Math.max(risen.provider(), risen.temporary()), mix.silent()));
        String of = " of " + mix.notArrived() + " codes that did not arrive";
        if (most == mix.silent()) {
            String nothing = usual.isNone() ? "nothing" : "nothing but the usual";
            add(Seen.NOTHING_REPORTED, nothing + " was reported of " + mix.silent() + of);
        } else if (most == risen.operator()) {
            String refused = "the carrier or mailbox provider refused " + mix.operator() + of;
            add(Seen.REFUSED_BY_OPERATOR, refused + usually(usual, usual.operator()));
        } else if (most == risen.sender()) {
            add(
                    Seen.REFUSED_FOR_SENDER,
                    "our sender was refused for " + mix.sender() + of + usually(usual, usual.sender()));
        } else if (most == risen.temporary()) {
            add(Seen.DEFERRED, "deferred were " + mix.temporary() + of + usually(usual, usual.temporary()));
        } else {
            String failed = "the sending provider failed " + mix.provider() + of;
            add(Seen.FAILED_AT_PROVIDER, failed + usually(usual, usual.provider()));
        }
    }

    private static String usually(FailureMix.Usual usual, double codes) {
        return usual.isNone() ? "" : ", usually " + Math.round(codes);
    }

    private void spam(Facts facts) {
        facts.spamShare()
                .ifPresent(share -> add(
                        share >= SPAM ? Seen.SPAM_SEEN : Seen.SPAM_NOT_SEEN,
                        percent(share) + " of receipts that tell the folder say spam"));
    }

    private void wrong(Facts facts) {
        facts.wrongShare()
                .ifPresent(share -> add(
                        share >= WRONG && share >= RISEN * facts.usualWrongShare()
                                ? Seen.WRONG_RISEN
                                : Seen.WRONG_USUAL,
                        "%s of challenges entered wrong or expired, usual %s"
                                .formatted(percent(share), percent(facts.usualWrongShare()))));
    }

    private void sends(Facts facts) {
        facts.sendsFactor()
                .ifPresent(factor -> add(
                        factor >= RISEN ? Seen.SENDS_RISEN : Seen.SENDS_USUAL,
                        "challenges are %s times the usual".formatted(Words.rate(factor))));
    }

    private void feed(Facts facts) {
        switch (facts.feed()) {
            case FED -> add(Seen.FEED_FED, "the provider's receipt feed is alive");
            case SILENT, DEAD -> add(Seen.FEED_SILENT, "the provider's receipt feed is silent");
            case LATE -> add(Seen.FEED_FED, "the provider's receipt feed is alive, but late");
            case UNKNOWN -> {}
        }
    }

    private void add(Seen what, String text) {
        seen.add(Observation.of(what, text));
    }
}
