package io.otpwatch.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report that a code will not arrive, or not yet. What is not known is left out, or given as null. */
public final class Failed {
    final String challengeId;
    final String codeId;
    final ReasonClass reasonClass;
    final String reason;

    @Nullable
    Instant failedAt;

    @Nullable
    String provider;

    @Nullable
    String vendorMessageId;

    @Nullable
    String ruleId;

    List<String> rawCodes = List.of();

    @Nullable
    String redactedText;

    private Failed(String challengeId, String codeId, ReasonClass reasonClass, String reason) {
        this.challengeId = challengeId;
        this.codeId = codeId;
        this.reasonClass = reasonClass;
        this.reason = reason;
    }

    /**
     * The failure of a code.
     *
     * @param reason a word of one's own for it ({@code mailbox_full}): 1 to 64 characters of {@code [a-z0-9_]}
     */
    public static Failed of(String challengeId, String codeId, ReasonClass reasonClass, String reason) {
        return new Failed(challengeId, codeId, reasonClass, reason);
    }

    /** When it happened, by the reporter's clock; the default is when the event is given. */
    public Failed failedAt(@Nullable Instant at) {
        this.failedAt = at;
        return this;
    }

    /** Which sending provider reported it, as in {@link Sent}. */
    public Failed provider(@Nullable String name) {
        this.provider = name;
        return this;
    }

    /** The provider's own id of the message, at most 128 characters; of one with an @ only a hash is kept. */
    public Failed vendorMessageId(@Nullable String id) {
        this.vendorMessageId = id;
        return this;
    }

    /** Which rule of one's own chose reason and class, at most 64 characters. */
    public Failed ruleId(@Nullable String id) {
        this.ruleId = id;
        return this;
    }

    /** The codes of the report as the vendor wrote them ({@code 30007}, {@code 5.7.1}): at most 8 of at most 64. */
    public Failed rawCodes(List<String> codes) {
        this.rawCodes = codes;
        return this;
    }

    /**
     * The vendor's text. What looks like an address, number, URL or token is replaced before it leaves the call, as by
     * {@link io.otpwatch.rules.Redactor}; at most 512 characters are kept.
     */
    public Failed redactedText(@Nullable String text) {
        this.redactedText = text;
        return this;
    }
}
