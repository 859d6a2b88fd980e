package io.otpwatch.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user typed a code. If the login service knows which, it names it; else the entry stands for every code of the
 * challenge sent before.
 */
public final class Entered {
    private final EvidenceKind kind;
    private final String challengeId;

    @Nullable
    private String codeId;

    @Nullable
    private Instant enteredAt;

    @Nullable
    private String clientPlatform;

    private Entered(EvidenceKind kind, String challengeId) {
        this.kind = kind;
        this.challengeId = challengeId;
    }

    /** The code was right, so that the login came about. */
    public static Entered right(String challengeId) {
        return new Entered(EvidenceKind.ENTERED, challengeId);
    }

    /** It was not the code. */
    public static Entered wrong(String challengeId) {
        return new Entered(EvidenceKind.ENTERED_WRONG, challengeId);
    }

    /** It was the code, and too late. */
    public static Entered expired(String challengeId) {
        return new Entered(EvidenceKind.ENTERED_EXPIRED, challengeId);
    }

    /** Which code it was, as in {@link Sent}. */
    public Entered code(@Nullable String id) {
        this.codeId = id;
        return this;
    }

    /** When it happened; the default is when the event is given. */
    public Entered enteredAt(@Nullable Instant at) {
        this.enteredAt = at;
        return this;
    }

    /** App or browser with its major version ({@code ios-app-12}), at most 32 characters. */
    public Entered clientPlatform(@Nullable String platform) {
        this.clientPlatform = platform;
        return this;
    }

    Received evidence() {
        return Received.of(kind, challengeId, codeId).receivedAt(enteredAt).clientPlatform(clientPlatform);
    }
}
