package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.rules.RouteFields;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.Topics;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object of {@code /v1/received}. */
final class ReceivedReader extends ObjectReader<CodeReceived> {
    private static final String KINDS = "ACCEPTED, DELIVERED, INBOX, SPAM, ENTERED, ENTERED_WRONG or ENTERED_EXPIRED";

    private final Context context;
    private @Nullable String challengeId;
    private @Nullable String codeId;
    private @Nullable EvidenceKind kind;
    private @Nullable Long receivedAt;
    private @Nullable String provider;
    private @Nullable String clientPlatform;
    private @Nullable String vendorMessageId;
    private @Nullable String rawCode;

    ReceivedReader(JsonParser json, Context context) {
        super(json, Topics.CODE_RECEIVED.serde());
        this.context = context;
    }

    @Override
    boolean field(String name) throws IOException {
        switch (name) {
            case "challengeId" -> challengeId = in.text(name);
            case "codeId" -> codeId = in.text(name);
            case "kind" -> kind = in.word(name, EvidenceKind.class, KINDS);
            case "receivedAt" -> receivedAt = in.time(name);
            case "provider" -> provider = in.spelt(name, RouteFields::name);
            case "clientPlatform" -> clientPlatform = in.text(name);
            case "vendorMessageId" -> vendorMessageId = in.vendorMessageId(name);
            case "rawCode" -> rawCode = in.text(name);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    Item end() {
        require("kind", kind);
        if (kind == EvidenceKind.OTHER) {
            in.refuse("kind", KINDS + "; was OTHER");
        }
        if (challengeId == null && codeId == null) {
            return byVendorId(context, provider, vendorMessageId, ids -> event(ids.challengeId(), ids.codeId()));
        }
        require("challengeId", challengeId);
        return in.isBad() || challengeId == null ? refused() : event(challengeId, codeId);
    }

    @SuppressWarnings("NullAway") // what is required was required; the generated constructor is unannotated
    private Item event(String challenge, @Nullable String code) {
        long at = receivedAt == null ? context.nowMs() : receivedAt;
        CodeReceived event =
                new CodeReceived(challenge, code, kind, at, provider, clientPlatform, vendorMessageId, rawCode);
        return checked(challenge, event, EventRules.problem(event));
    }
}
