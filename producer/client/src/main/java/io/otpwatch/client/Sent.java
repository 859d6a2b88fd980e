package io.otpwatch.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a code was handed to a provider. What is not known is left out, or given as null.
 *
 * <p>Give it once the provider has taken the code. If the provider's own id of the message comes to be known later, give
 * the same once more with it.
 */
public final class Sent {
    final String challengeId;
    final String codeId;

    @Nullable
    String provider;

    @Nullable
    String sender;

    int attempt = 1;

    @Nullable
    Instant sentAt;

    @Nullable
    String template;

    @Nullable
    Instant expiresAt;

    @Nullable
    String clientPlatform;

    @Nullable
    String vendorMessageId;

    private Sent(String challengeId, String codeId) {
        this.challengeId = challengeId;
        this.codeId = codeId;
    }

    /**
     * The send of a code.
     *
     * @param challengeId the attempt to log in: opaque, 1 to 128 characters of {@code [A-Za-z0-9._:-]}
     * @param codeId this code, as challengeId; never the code itself
     */
    public static Sent of(String challengeId, String codeId) {
        return new Sent(challengeId, codeId);
    }

    /**
     * Who sent it, which must be given.
     *
     * @param provider who sends for us ({@code twilio}, {@code ses}), 1 to 64 characters
     * @param sender the sender id, number or from-domain used, 1 to 64 characters
     */
    public Sent by(String provider, String sender) {
        this.provider = provider;
        this.sender = sender;
        return this;
    }

    /** 1, the default, for the first code of the challenge, 2 for the first resend, and so on. */
    public Sent attempt(int number) {
        this.attempt = number;
        return this;
    }

    /** When the provider took the code; the default is when the event is given. */
    public Sent sentAt(@Nullable Instant at) {
        this.sentAt = at;
        return this;
    }

    /** Which text was sent, at most 64 characters. */
    public Sent template(@Nullable String name) {
        this.template = name;
        return this;
    }

    /** From when the code is no longer accepted. */
    public Sent expiresAt(@Nullable Instant at) {
        this.expiresAt = at;
        return this;
    }

    /** App or browser with its major version ({@code ios-app-12}), at most 32 characters. */
    public Sent clientPlatform(@Nullable String platform) {
        this.clientPlatform = platform;
        return this;
    }

    /** The provider's own id of the message, at most 128 characters; of one with an @ only a hash is kept. */
    public Sent vendorMessageId(@Nullable String id) {
        this.vendorMessageId = id;
        return this;
    }
}
