package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.rules.Redactor;
import io.otpwatch.rules.RouteFields;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.Topics;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of {@code /v1/failed}. */
final class FailedReader extends ObjectReader<CodeFailed> {
    private static final String CLASSES = "UNKNOWN, RECIPIENT, OPERATOR, SENDER, PROVIDER or TEMPORARY";

    private final Context context;
    private @Nullable String challengeId;
    private @Nullable String codeId;
    private @Nullable ReasonClass reasonClass;
    private @Nullable String reason;
    private @Nullable Long failedAt;
    private @Nullable String provider;
    private @Nullable String vendorMessageId;
    private @Nullable String ruleId;
    private List<String> rawCodes = List.of();
    private @Nullable String redactedText;

    FailedReader(JsonParser json, Context context) {
        super(json, Topics.CODE_FAILED.serde());
        this.context = context;
    }

    @Override
    boolean field(String name) throws IOException {
        switch (name) {
            case "challengeId" -> challengeId = in.text(name);
            case "codeId" -> codeId = in.text(name);
            case "reasonClass" -> reasonClass = in.word(name, ReasonClass.class, CLASSES);
            case "reason" -> reason = in.text(name);
            case "failedAt" -> failedAt = in.time(name);
            case "provider" -> provider = in.spelt(name, RouteFields::name);
            case "vendorMessageId" -> vendorMessageId = in.vendorMessageId(name);
            case "ruleId" -> ruleId = in.text(name);
            case "rawCodes" -> rawCodes = in.codes(name);
            case "redactedText" -> redactedText = in.spelt(name, Redactor::redact);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    Item end() {
        require("reasonClass", reasonClass);
        require("reason", reason);
        if (challengeId == null && codeId == null) {
            return byVendorId(context, provider, vendorMessageId, ids -> event(ids.challengeId(), ids.codeId()));
        }
        require("challengeId", challengeId);
        require("codeId", codeId);
        return in.isBad() || challengeId == null || codeId == null ? refused() : event(challengeId, codeId);
    }

    @SuppressWarnings("NullAway") // what is required was required; the generated constructor is unannotated
    private Item event(String challenge, String code) {
        long at = failedAt == null ? context.nowMs() : failedAt;
        CodeFailed event = new CodeFailed(
                challenge, code, reasonClass, reason, at, provider, vendorMessageId, ruleId, rawCodes, redactedText);
        return checked(challenge, event, EventRules.problem(event));
    }
}
