package io.otpwatch.gateway.intake;

import java.util.Optional;

/**
 * What a request is read with.
 *
 * @param nowMs the time of facts that do not say theirs, milliseconds since 1970
 * @param destinations what makes a route of an address or number; empty without a recipient key
 * @param findsCodes whether a provider's message id may stand for a code's
 * @param asksForOperators whether someone may know the operator of a domain that is not well known
 */
public record Context(long nowMs, Optional<Addressees> destinations, boolean findsCodes, boolean asksForOperators) {}
