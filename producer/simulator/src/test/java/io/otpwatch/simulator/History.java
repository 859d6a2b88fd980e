package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was appended about one challenge, in milliseconds after its beginning, and the ledger's answer. */
final class History {
    static final Horizons HORIZONS = Horizons.DEFAULT; // SMS 60 s and 600 s, e-mail 120 s and 1800 s
    static final Route SMS = new Route(Channel.SMS, "vonage", "acme", "DE", "262-01");
    static final Route MAIL = new Route(Channel.EMAIL, "ses", "mail.acme.example", "ZZ", "gmx.de");
    private static final long EPOCH = 1_700_000_000_000L;

    private final Route route;
    private final KnownDomains known;
    private final List<Appended> appended = new ArrayList<>();

    History(Route route) {
        this(route, KnownDomains.shipped());
    }

    History(Route route, KnownDomains known) {
        this.route = route;
        this.known = known;
    }

    /** Appended as soon as sent. */
    History sent(String code, int attempt, long atMs) {
        return sent(code, attempt, atMs, atMs, null);
    }

    History sent(String code, int attempt, long sentMs, long appendMs, @Nullable String vendorId) {
        CodeSent sent = CodeSent.newBuilder()
                .setChallengeId("challenge")
                .setCodeId(code)
                .setAttempt(attempt)
                .setSentAt(EPOCH + sentMs)
                .setChannel(route.channel())
                .setProvider(route.provider())
                .setSender(route.sender())
                .setCountry(route.country())
                .setDomain(route.domain())
                .setOperator("operator")
                .setVendorMessageId(vendorId)
                .build();
        return append(new SimulatedEvent.Send(Instant.EPOCH, sent), appendMs);
    }

    History received(@Nullable String code, EvidenceKind kind, long appendMs) {
        return received(code, kind, appendMs, appendMs);
    }

    History received(@Nullable String code, EvidenceKind kind, long atMs, long appendMs) {
        CodeReceived received = CodeReceived.newBuilder()
                .setChallengeId("challenge")
                .setCodeId(code)
                .setKind(kind)
                .setReceivedAt(EPOCH + atMs)
                .setProvider(kind == EvidenceKind.ENTERED ? null : route.provider())
                .build();
        return append(new SimulatedEvent.Evidence(Instant.EPOCH, received), appendMs);
    }

    History failed(String code, ReasonClass reasonClass, long appendMs) {
        CodeFailed failed = CodeFailed.newBuilder()
                .setChallengeId("challenge")
                .setCodeId(code)
                .setReasonClass(reasonClass)
                .setReason("reason")
                .setFailedAt(EPOCH + appendMs)
                .setRawCodes(List.of())
                .build();
        return append(new SimulatedEvent.Failure(Instant.EPOCH, failed), appendMs);
    }

    OutcomeKind outcome(String code) {
        return expected(code).outcome();
    }

    Expected expected(String code) {
        Map<String, Expected> expected = ledger().expected(HORIZONS);
        return expected.getOrDefault(code, new Expected(route, 0, 0, OutcomeKind.UNKNOWN, none(), Due.OVERDUE));
    }

    /** Of all routes together. */
    long count(Count count) {
        return ledger().total(HORIZONS).of(count);
    }

    Set<String> sentAnew() {
        return ledger().sentAnew(HORIZONS);
    }

    Map<Route, RouteCounts> counts() {
        return ledger().counts(HORIZONS);
    }

    /** The same in another order of reading. */
    History shuffled(long seed) {
        Collections.shuffle(appended, new Random(seed));
        return this;
    }

    private Ledger ledger() {
        Ledger ledger = new Ledger(known);
        appended.forEach(ledger::add);
        return ledger;
    }

    private History append(SimulatedEvent event, long appendMs) {
        appended.add(new Appended(event, EPOCH + appendMs, 0, appended.size()));
        return this;
    }

    private static Optional<ReasonClass> none() {
        return Optional.empty();
    }
}
