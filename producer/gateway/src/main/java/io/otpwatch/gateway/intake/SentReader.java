package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import io.otpwatch.client.Destination;
import io.otpwatch.client.MailboxOperators;
import io.otpwatch.client.Operators;
import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;
import io.otpwatch.rules.Domains;
import io.otpwatch.rules.RouteFields;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.Topics;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object of {@code /v1/sent}. */
final class SentReader extends ObjectReader<CodeSent> {
    private final Context context;
    private @Nullable String challengeId;
    private @Nullable String codeId;
    private @Nullable Integer attempt;
    private @Nullable Long sentAt;
    private @Nullable Channel channel;
    private @Nullable String provider;
    private @Nullable String sender;
    private @Nullable String country;
    private @Nullable String domain;
    private @Nullable String operator;
    private @Nullable String address;
    private @Nullable String number;
    private @Nullable String carrier;
    private @Nullable String template;
    private @Nullable String recipient;
    private @Nullable String recipientKeyId;
    private @Nullable Long expiresAt;
    private @Nullable String numberRange;
    private @Nullable String clientPlatform;
    private @Nullable String vendorMessageId;

    SentReader(JsonParser json, Context context) {
        super(json, Topics.CODE_SENT.serde());
        this.context = context;
    }

    @Override
    boolean field(String name) throws IOException {
        switch (name) {
            case "challengeId" -> challengeId = in.text(name);
            case "codeId" -> codeId = in.text(name);
            case "attempt" -> attempt = in.integer(name);
            case "sentAt" -> sentAt = in.time(name);
            case "channel" -> channel = in.word(name, Channel.class, "SMS, EMAIL or OTHER");
            case "provider" -> provider = in.spelt(name, RouteFields::name);
            case "sender" -> sender = in.spelt(name, RouteFields::name);
            case "country" -> country = in.spelt(name, RouteFields::country);
            case "domain" -> domain = in.spelt(name, Domains::normalise);
            case "operator" -> operator = in.spelt(name, RouteFields::name);
            case "address" -> address = in.text(name);
            case "number" -> number = in.text(name);
            case "carrier" -> carrier = in.text(name);
            case "template" -> template = in.text(name);
            case "recipient" -> recipient = in.text(name);
            case "recipientKeyId" -> recipientKeyId = in.text(name);
            case "expiresAt" -> expiresAt = in.time(name);
            case "numberRange" -> numberRange = in.text(name);
            case "clientPlatform" -> clientPlatform = in.text(name);
            case "vendorMessageId" -> vendorMessageId = in.vendorMessageId(name);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    Item end() {
        destination();
        require("challengeId", challengeId);
        require("codeId", codeId);
        require("channel", channel);
        require("provider", provider);
        require("sender", sender);
        require("country", country);
        require("domain", domain);
        return in.isBad() ? refused() : withOperator();
    }

    private void destination() {
        if (address != null && number != null) {
            in.refuse("number", "not given beside address; was given");
        } else if (carrier != null && number == null) {
            in.refuse("carrier", "given only with number; was given without");
        } else if (address != null) {
            resolve("address", address);
        } else if (number != null) {
            resolve("number", number);
        } else if (channel == Channel.EMAIL && country == null) {
            country = "ZZ";
        }
    }

    private void resolve(String field, String value) {
        followsFrom(field, "domain", domain);
        followsFrom(field, "recipient", recipient);
        followsFrom(field, "recipientKeyId", recipientKeyId);
        followsFrom(field, "numberRange", numberRange);
        if (context.destinations().isEmpty()) {
            in.refuse(field, "not given, as this gateway has no recipient key; was given");
        }
        if (in.isBad()) {
            return;
        }
        try {
            place(field, context.destinations().get().of(value, carrier, field.equals("address")));
        } catch (IllegalArgumentException e) { // its message has the shape, never the value
            in.refuse(field, String.valueOf(e.getMessage()));
        }
    }

    private void place(String field, Destination to) {
        boolean email = to.channel() == io.otpwatch.client.Channel.EMAIL;
        if (channel == null) {
            channel = email ? Channel.EMAIL : Channel.SMS;
        } else if ((channel == Channel.EMAIL) != email) {
            in.refuse("channel", "a channel that fits " + field + "; was another");
        }
        if (country == null) {
            country = to.country();
        }
        if (operator == null && !to.operator().equals(MailboxOperators.OTHER)) {
            operator = to.operator();
        }
        domain = to.domain();
        recipient = to.recipient();
        recipientKeyId = to.recipientKeyId();
        numberRange = to.numberRange();
    }

    private void followsFrom(String source, String field, @Nullable String value) {
        if (value != null) {
            in.refuse(field, "not given, as it follows from " + source + "; was given");
        }
    }

    private Item withOperator() {
        String known = operator != null ? operator : Operators.of(String.valueOf(domain));
        CodeSent event = event(known);
        boolean ask = operator == null && known.equals(MailboxOperators.OTHER) && context.asksForOperators();
        if (!ask || !Domains.isMail(event.getDomain())) {
            return checked(event);
        }
        return new Item.OfUnknownOperator(
                event.getDomain(),
                found -> checked(CodeSent.newBuilder(event).setOperator(found).build()));
    }

    @SuppressWarnings("NullAway") // what is required was required
    private CodeSent event(String known) {
        return new CodeSent(
                challengeId,
                codeId,
                attempt == null ? 1 : attempt,
                sentAt == null ? context.nowMs() : sentAt,
                channel,
                provider,
                sender,
                country,
                domain,
                known,
                template,
                recipient,
                recipientKeyId,
                expiresAt,
                numberRange,
                clientPlatform,
                vendorMessageId);
    }

    private Item checked(CodeSent event) {
        return checked(event.getChallengeId(), event, EventRules.problem(event));
    }
}
