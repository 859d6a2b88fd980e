package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.deferred;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.entry;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.feed;
import static io.otpwatch.processor.incident.Scenes.late;
import static io.otpwatch.processor.incident.Scenes.normal;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.refused;
import static io.otpwatch.processor.incident.Scenes.scope;
import static io.otpwatch.processor.incident.Scenes.sends;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.spam;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.incident.SignalFacts.Latency;
import java.util.List;

/** What each cause looks like, and what looks like several. The first of a cause is its example in the documents. */
final class CauseScenes {
    private static final long SINCE = NOON - 3 * MINUTE;
    private static final SignalFacts NO_RECEIPTS = down(0.93, 0.03);
    private static final SignalFacts RECEIPTS = normal(0.93);
    private static final SignalFacts NO_ENTRIES = down(0.65, 0.02);
    private static final SignalFacts ENTRIES = normal(0.65);

    /** After 20 s, one third of a minute. */
    private static final Facts EARLY = early();

    private CauseScenes() {}

    /** @param name a clause */
    record Scene(String name, Cause cause, Situation step) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Scene> all() {
        return List.of(
                new Scene(
                        "a carrier refuses", Cause.CARRIER_FILTERING_EXPLICIT, both("domain=310-260", sms(refused()))),
                new Scene(
                        "a carrier refuses, lost or late not yet known",
                        Cause.CARRIER_FILTERING_EXPLICIT,
                        step(NOON, receipt(Label.PENDING, "domain=310-260", SINCE, sms(refused())))),
                new Scene("a carrier drops", Cause.CARRIER_FILTERING_SILENT, both("domain=310-260", sms(silent()))),
                new Scene(
                        "a carrier drops, without entries",
                        Cause.CARRIER_FILTERING_SILENT,
                        step(
                                NOON,
                                receipt(
                                        Label.LOSS,
                                        "domain=310-260",
                                        SINCE,
                                        with(facts(Channel.SMS, NO_RECEIPTS, SignalFacts.NONE), silent())))),
                new Scene(
                        "a carrier drops and reports delivery",
                        Cause.CARRIER_FILTERING_SILENT,
                        step(
                                NOON,
                                entry(Label.LOSS, "domain=310-260", SINCE, facts(Channel.SMS, RECEIPTS, NO_ENTRIES)))),
                new Scene(
                        "a mailbox operator drops",
                        Cause.MAILBOX_DROP,
                        both("operator=google", with(facts(Channel.EMAIL, NO_RECEIPTS, NO_ENTRIES), silent()))),
                new Scene(
                        "a mailbox operator bounces",
                        Cause.MAILBOX_DROP,
                        both("operator=google", with(facts(Channel.EMAIL, NO_RECEIPTS, NO_ENTRIES), refused()))),
                new Scene(
                        "a mailbox operator defers",
                        Cause.MAILBOX_DROP,
                        step(
                                NOON,
                                receipt(
                                        Label.LATE,
                                        "operator=google",
                                        SINCE,
                                        with(facts(Channel.EMAIL, late(0.93), late(0.65)), deferred())))),
                new Scene(
                        "into the spam folder",
                        Cause.SPAM_FOLDERED,
                        step(
                                NOON,
                                entry(
                                        Label.LOSS,
                                        "operator=google",
                                        SINCE,
                                        spam(facts(Channel.EMAIL, RECEIPTS, NO_ENTRIES), 0.7)))),
                new Scene(
                        "into the spam folder, with no mailbox of ours to see it",
                        Cause.SPAM_FOLDERED,
                        step(
                                NOON,
                                entry(
                                        Label.LATE,
                                        "operator=google",
                                        SINCE,
                                        facts(Channel.EMAIL, RECEIPTS, late(0.65))))),
                new Scene(
                        "a provider is down, its feed dead",
                        Cause.PROVIDER_OUTAGE,
                        with(
                                step(NOON, entry(Label.LOSS, "provider=vonage", SINCE, outage())),
                                new FeedStatus("vonage", FeedState.DEAD, SINCE, 0, outage()))),
                new Scene(
                        "a provider is down, its feed alive",
                        Cause.PROVIDER_OUTAGE,
                        both("provider=vonage", sms(silent()))),
                new Scene(
                        "receipts stop, codes are entered",
                        Cause.FEED_BROKEN,
                        with(
                                step(NOON),
                                new FeedStatus(
                                        "vonage",
                                        FeedState.DEAD,
                                        SINCE,
                                        0,
                                        feed(facts(Channel.SMS, SignalFacts.NONE, ENTRIES), FeedState.DEAD)))),
                new Scene(
                        "receipts come late, codes are entered",
                        Cause.FEED_BROKEN,
                        with(
                                step(NOON),
                                new FeedStatus(
                                        "vonage",
                                        FeedState.LATE,
                                        SINCE,
                                        120_000,
                                        feed(facts(Channel.SMS, RECEIPTS, ENTRIES), FeedState.LATE)))),
                new Scene(
                        "receipts stop, and nobody enters codes here",
                        Cause.PROVIDER_SILENT,
                        with(
                                step(NOON),
                                new FeedStatus(
                                        "vonage",
                                        FeedState.DEAD,
                                        SINCE,
                                        0,
                                        feed(facts(Channel.SMS, SignalFacts.NONE, SignalFacts.NONE), FeedState.DEAD)))),
                new Scene("a carrier is slow", Cause.SLOW_ROUTE, slow("domain=310-260", Channel.SMS)),
                new Scene("a provider is slow", Cause.SLOW_ROUTE, slow("provider=twilio", Channel.SMS)),
                new Scene("a mailbox operator is slow", Cause.SLOW_ROUTE, slow("operator=google", Channel.EMAIL)),
                new Scene(
                        "a browser's release",
                        Cause.CLIENT_TROUBLE,
                        step(
                                NOON,
                                entry(
                                        Label.LOSS,
                                        "platform=chrome-141",
                                        SINCE,
                                        Scenes.platform(down(0.65, 0.1), 0.4)))),
                new Scene(
                        "the login page, for everybody",
                        Cause.CLIENT_TROUBLE,
                        step(NOON, entry(Label.LOSS, "", SINCE, facts(null, RECEIPTS, NO_ENTRIES)))),
                new Scene(
                        "a country is pumped",
                        Cause.PUMPING,
                        step(
                                NOON,
                                entry(
                                        Label.LOSS,
                                        "country=ES",
                                        SINCE,
                                        sends(facts(Channel.SMS, RECEIPTS, down(0.65, 0.13)), 5)))),
                new Scene(
                        "a number range is pumped",
                        Cause.PUMPING,
                        step(
                                NOON,
                                entry(
                                        Label.LOSS,
                                        "range=+3461234",
                                        SINCE,
                                        sends(facts(Channel.SMS, RECEIPTS, down(0.65, 0.13)), 5)))),
                new Scene(
                        "nothing is sent",
                        Cause.SENDS_STOPPED,
                        with(
                                step(NOON),
                                new SendsStatus(
                                        scope("channel=sms"),
                                        SINCE,
                                        0,
                                        122,
                                        Facts.ofEntry(new SignalFacts(0, 0, 1, 0.65, 0, Latency.NONE, Latency.NONE))))),
                new Scene(
                        "the monitor lags, whatever else is found",
                        Cause.MONITOR_LAGS,
                        with(
                                both("domain=310-260", sms(silent())),
                                new MonitorStatus(true, 4 * MINUTE, NOON - 4 * MINUTE))),
                new Scene(
                        "not arriving, lost or late",
                        Cause.PENDING,
                        step(SINCE + 20_000, receipt(Label.PENDING, "domain=310-260", SINCE, EARLY))),
                new Scene(
                        "nothing arrives for a minute, lost or late",
                        Cause.CARRIER_FILTERING_SILENT,
                        step(
                                SINCE + 60_000,
                                receipt(
                                        Label.PENDING,
                                        "domain=310-260",
                                        SINCE,
                                        with(facts(Channel.SMS, NO_RECEIPTS, SignalFacts.NONE), silent())))),
                new Scene(
                        "a mailbox operator, lost or late",
                        Cause.PENDING,
                        step(
                                SINCE + 20_000,
                                receipt(
                                        Label.PENDING,
                                        "operator=google",
                                        SINCE,
                                        with(facts(Channel.EMAIL, NO_RECEIPTS, SignalFacts.NONE), silent())))),
                new Scene(
                        "delivered and not entered in a country, as many sends as usual",
                        Cause.UNCLEAR,
                        step(NOON, entry(Label.LOSS, "country=ES", SINCE, facts(Channel.SMS, RECEIPTS, NO_ENTRIES)))),
                new Scene(
                        "delivered and not entered, of one provider",
                        Cause.UNCLEAR,
                        step(
                                NOON,
                                entry(
                                        Label.LOSS,
                                        "provider=twilio",
                                        SINCE,
                                        feed(facts(Channel.SMS, RECEIPTS, NO_ENTRIES), FeedState.UNKNOWN)))),
                new Scene(
                        "a carrier or the only provider to it",
                        Cause.UNCLEAR,
                        step(
                                NOON,
                                receipt(
                                        Label.LOSS,
                                        "domain=310-260",
                                        SINCE,
                                        feed(
                                                with(facts(Channel.SMS, NO_RECEIPTS, SignalFacts.NONE), silent()),
                                                FeedState.UNKNOWN),
                                        "provider=vonage"))));
    }

    private static Facts early() {
        SignalFacts receipts = Scenes.early(0.93);
        FailureMix nothing = new FailureMix(27, 0, 0, 0, 0);
        return with(facts(Channel.SMS, receipts, SignalFacts.NONE), nothing)
                .costing(Scenes.impact(receipts, SignalFacts.NONE, 1 / 3.0));
    }

    private static Facts sms(FailureMix failures) {
        return with(facts(Channel.SMS, NO_RECEIPTS, NO_ENTRIES), failures);
    }

    private static Facts outage() {
        return feed(facts(Channel.SMS, SignalFacts.NONE, NO_ENTRIES), FeedState.DEAD);
    }

    private static Situation both(String scope, Facts facts) {
        return step(NOON, receipt(Label.LOSS, scope, SINCE, facts), entry(Label.LOSS, scope, SINCE, facts));
    }

    private static Situation slow(String scope, Channel channel) {
        Facts facts = with(facts(channel, late(0.93), late(0.65)), silent());
        return step(NOON, receipt(Label.LATE, scope, SINCE, facts), entry(Label.LATE, scope, SINCE, facts));
    }
}
