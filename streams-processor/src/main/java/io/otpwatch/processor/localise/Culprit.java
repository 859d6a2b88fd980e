package io.otpwatch.processor.localise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One explanation: what goes wrong within a scope, and how sure that is.
 *
 * @param scope its shortest description
 * @param rho how much of the usual arrives there, of the {@link RhoGrid}
 * @param score the evidence for it in nats, less what its description costs
 * @param indistinguishableFrom other descriptions, none of them needlessly long, of just the same leaves
 * @param since when it began, by the evidence, in the caller's unit; empty if only one moment was asked about without name
 * @param leaves how many it has
 * @param sent codes of its leaves since then
 * @param arrived of these
 * @param expected how many of these would usually have arrived by now
 * @param runnerUp the best explanation that is no part of this one, at the time it was taken; empty if no other has
 *     anything for it. Has no runner-up itself
 */
public record Culprit(
        Scope scope,
        double rho,
        double score,
        List<Scope> indistinguishableFrom,
        OptionalLong since,
        int leaves,
        long sent,
        long arrived,
        double expected,
        Optional<Culprit> runnerUp) {
    public Culprit {
        indistinguishableFrom = List.copyOf(indistinguishableFrom);
    }

    /** Whether it is named so, or could be. */
    public boolean isKnownAs(Scope other) {
        return scope.equals(other) || indistinguishableFrom.contains(other);
    }

    Culprit withRunnerUp(Optional<Culprit> other) {
        return new Culprit(scope, rho, score, indistinguishableFrom, since, leaves, sent, arrived, expected, other);
    }
}
