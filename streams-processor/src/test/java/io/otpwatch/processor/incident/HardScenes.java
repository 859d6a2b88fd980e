package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.entry;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.normal;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.refused;
import static io.otpwatch.processor.incident.Scenes.sends;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.incident.CauseScenes.Scene;
import io.otpwatch.processor.incident.SignalFacts.Latency;
import java.util.List;

/** What is easily taken for something else. */
final class HardScenes {
    private static final long SINCE = NOON - 3 * MINUTE;
    private static final SignalFacts NO_RECEIPTS = down(0.93, 0.03);
    private static final SignalFacts RECEIPTS = normal(0.93);
    private static final SignalFacts NO_ENTRIES = down(0.65, 0.02);
    private static final SignalFacts ENTRIES = normal(0.65);
    private static final FailureMix SENDER_REFUSED = new FailureMix(380, 4, 350, 0, 0);

    private HardScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene(
                        "a carrier refuses, the only one of its country, and users ask again",
                        Cause.CARRIER_FILTERING_EXPLICIT,
                        both("country=ES", resent(with(sms(), refused())), "domain=214-07")),
                new Scene(
                        "a carrier drops, the only one of its country, and users ask again",
                        Cause.CARRIER_FILTERING_SILENT,
                        both("country=ES", resent(with(sms(), silent())), "domain=214-07")),
                new Scene(
                        "a carrier drops and reports delivery, and users ask again",
                        Cause.CARRIER_FILTERING_SILENT,
                        step(
                                NOON,
                                entry(
                                        Label.LOSS,
                                        "domain=310-260",
                                        SINCE,
                                        resent(facts(Channel.SMS, RECEIPTS, NO_ENTRIES))))),
                new Scene(
                        "a country's carriers drop, and users ask again",
                        Cause.CARRIER_FILTERING_SILENT,
                        both("country=ES", resent(with(sms(), silent())))),
                new Scene(
                        "a carrier's receipts are missing, codes are entered",
                        Cause.FEED_BROKEN,
                        receipts("domain=310-260", facts(Channel.SMS, NO_RECEIPTS, ENTRIES))),
                new Scene(
                        "a carrier's receipts by one provider are missing, codes are entered",
                        Cause.FEED_BROKEN,
                        receipts("provider=vonage domain=310-260", facts(Channel.SMS, NO_RECEIPTS, ENTRIES))),
                new Scene(
                        "a mailbox operator's receipts are missing, codes are entered",
                        Cause.FEED_BROKEN,
                        receipts("operator=google", facts(Channel.EMAIL, NO_RECEIPTS, ENTRIES))),
                new Scene(
                        "a provider's receipts are missing while others of it come, codes are entered",
                        Cause.FEED_BROKEN,
                        receipts("provider=vonage", facts(Channel.SMS, NO_RECEIPTS, ENTRIES))),
                new Scene(
                        "refusals are reported of a carrier, and codes are entered",
                        Cause.UNCLEAR,
                        step(
                                NOON,
                                receipt(
                                        Label.LOSS,
                                        "domain=310-260",
                                        SINCE,
                                        with(facts(Channel.SMS, NO_RECEIPTS, ENTRIES), refused())))),
                new Scene(
                        "a carrier drops a fifth, which entries are too few to tell",
                        Cause.CARRIER_FILTERING_SILENT,
                        receipts("domain=310-260", facts(Channel.SMS, down(0.93, 0.6), loose(0.65)))),
                new Scene(
                        "a carrier drops, and what survives is late",
                        Cause.CARRIER_FILTERING_SILENT,
                        step(
                                NOON,
                                receipt(
                                        Label.PENDING,
                                        "domain=310-260",
                                        SINCE,
                                        with(facts(Channel.SMS, survivors(0.93), survivors(0.65)), silent())))),
                new Scene(
                        "a carrier drops, and what users enter is late",
                        Cause.CARRIER_FILTERING_SILENT,
                        step(
                                NOON,
                                receipt(
                                        Label.LOSS,
                                        "domain=310-260",
                                        SINCE,
                                        with(facts(Channel.SMS, NO_RECEIPTS, survivors(0.65)), silent())))),
                new Scene(
                        "our sender is refused by a provider's carriers",
                        Cause.CARRIER_FILTERING_EXPLICIT,
                        both("sender=acme", with(sms(), SENDER_REFUSED))),
                new Scene(
                        "our sender is refused, the only one of its provider",
                        Cause.CARRIER_FILTERING_EXPLICIT,
                        both("provider=vonage", with(sms(), SENDER_REFUSED), "sender=acme")),
                new Scene(
                        "our sender is refused by a mailbox operator",
                        Cause.MAILBOX_DROP,
                        both("operator=google", with(facts(Channel.EMAIL, NO_RECEIPTS, NO_ENTRIES), SENDER_REFUSED))),
                new Scene(
                        "a carrier drops and reports delivery where a twentieth is refused as always",
                        Cause.CARRIER_FILTERING_SILENT,
                        step(
                                NOON,
                                entry(
                                        Label.LOSS,
                                        "domain=310-260",
                                        SINCE,
                                        with(
                                                facts(Channel.SMS, RECEIPTS, NO_ENTRIES),
                                                new FailureMix(28, 20, 0, 0, 0, new FailureMix.Usual(20, 0, 0, 0)))))),
                new Scene(
                        "codes whose carrier nobody knows",
                        Cause.UNCLEAR,
                        both("domain=unknown", with(sms(), silent()))));
    }

    private static Facts sms() {
        return facts(Channel.SMS, NO_RECEIPTS, NO_ENTRIES);
    }

    private static Facts resent(Facts facts) {
        return sends(facts, 3);
    }

    private static Situation receipts(String scope, Facts facts) {
        return step(NOON, receipt(Label.LOSS, scope, SINCE, with(facts, silent())));
    }

    private static Situation both(String scope, Facts facts, String... alsoKnownAs) {
        return step(
                NOON,
                receipt(Label.LOSS, scope, SINCE, facts, alsoKnownAs),
                entry(Label.LOSS, scope, SINCE, facts, alsoKnownAs));
    }

    /** A tenth arrives, after a minute. */
    private static SignalFacts survivors(double usual) {
        return new SignalFacts(
                usual * 0.1,
                usual * 0.07,
                usual * 0.15,
                usual,
                400,
                new Latency(60_000, 90_000),
                new Latency(6_000, 30_000));
    }

    /** As usual by the best guess, of so few that a third less is possible. */
    private static SignalFacts loose(double usual) {
        return new SignalFacts(
                usual * 0.9,
                usual * 0.61,
                usual * 1.1,
                usual,
                18,
                new Latency(6_000, 30_000),
                new Latency(6_000, 30_000));
    }
}
