package io.otpwatch.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a code came somewhere, by a provider's report or a mailbox of one's own. What is not known is left out. */
public final class Received {
    final EvidenceKind kind;
    final String challengeId;

    @Nullable
    final String codeId;

    @Nullable
    Instant receivedAt;

    @Nullable
    String provider;

    @Nullable
    String clientPlatform;

    @Nullable
    String vendorMessageId;

    @Nullable
    String rawCode;

    private Received(EvidenceKind kind, String challengeId, @Nullable String codeId) {
        this.kind = kind;
        this.challengeId = challengeId;
        this.codeId = codeId;
    }

    /**
     * Evidence of any kind.
     *
     * @param codeId null only for kinds of entry, which then stand for every code of the challenge sent before
     */
    public static Received of(EvidenceKind kind, String challengeId, @Nullable String codeId) {
        return new Received(kind, challengeId, codeId);
    }

    /** The carrier's network, or the mailbox provider's server, took it. */
    public static Received accepted(String challengeId, String codeId) {
        return of(EvidenceKind.ACCEPTED, challengeId, codeId);
    }

    /** It is on the device. */
    public static Received delivered(String challengeId, String codeId) {
        return of(EvidenceKind.DELIVERED, challengeId, codeId);
    }

    /** It was seen in the inbox of a mailbox. */
    public static Received inInbox(String challengeId, String codeId) {
        return of(EvidenceKind.INBOX, challengeId, codeId);
    }

    /** It was seen in the spam folder of a mailbox. */
    public static Received inSpam(String challengeId, String codeId) {
        return of(EvidenceKind.SPAM, challengeId, codeId);
    }

    /** When it happened, by the clock of whoever saw it; the default is when the event is given. */
    public Received receivedAt(@Nullable Instant at) {
        this.receivedAt = at;
        return this;
    }

    /** Which sending provider reported it, as in {@link Sent}. */
    public Received provider(@Nullable String name) {
        this.provider = name;
        return this;
    }

    /** Where it was entered, as in {@link Sent}. */
    public Received clientPlatform(@Nullable String platform) {
        this.clientPlatform = platform;
        return this;
    }

    /** The provider's own id of the message, at most 128 characters; of one with an @ only a hash is kept. */
    public Received vendorMessageId(@Nullable String id) {
        this.vendorMessageId = id;
        return this;
    }

    /** The provider's own status code, at most 64 characters. */
    public Received rawCode(@Nullable String code) {
        this.rawCode = code;
        return this;
    }
}
