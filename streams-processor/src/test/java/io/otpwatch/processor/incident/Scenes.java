package io.otpwatch.processor.incident;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.incident.SignalFacts.Latency;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Interval;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps as tests tell them: routes of two channels, and what is seen on them. */
final class Scenes {
    static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00Z
    static final long MINUTE = 60_000;

    /** Codes sent a minute, as many challenges. */
    private static final double PER_MINUTE = 108;

    /** For so many minutes it has lasted. */
    private static final double MINUTES = 3;

    /** Of the codes sent since then, those old enough to tell. */
    private static final long OF = 320;

    private static final long EARLY_OF = 30;

    private static final Latency USUAL = new Latency(6_000, 30_000);

    private Scenes() {}

    /** {@code provider=twilio country=FR}; empty is everything. */
    static Scope scope(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return Scope.of(values);
    }

    /** Two providers of SMS to three carriers in two countries, two of e-mail to three domains of two operators. */
    static Footprints footprints() {
        List<Scope> leaves = new ArrayList<>();
        for (String provider : List.of("twilio", "vonage")) {
            for (String to : List.of(
                    "country=US operator=tmobile domain=310-260",
                    "country=US operator=att domain=310-410",
                    "country=ES operator=movistar domain=214-07")) {
                leaves.add(scope("channel=sms provider=" + provider + " sender=acme " + to));
            }
        }
        for (String provider : List.of("ses", "sendgrid")) {
            for (String to : List.of(
                    "operator=google domain=gmail.com",
                    "operator=google domain=googlemail.com",
                    "operator=microsoft domain=outlook.com")) {
                leaves.add(scope("channel=email provider=" + provider + " sender=acme country=ZZ " + to));
            }
        }
        return new Footprints(leaves);
    }

    static SignalFacts down(double usual, double ratio) {
        return signal(usual, ratio, Latency.NONE);
    }

    static SignalFacts normal(double usual) {
        return signal(usual, usual, new Latency(6_100, 31_000));
    }

    static SignalFacts late(double usual) {
        return signal(usual, usual * 0.7, new Latency(66_000, 130_000));
    }

    /** So early that only 30 codes tell, one of which has arrived. */
    static SignalFacts early(double usual) {
        double ratio = 1.0 / EARLY_OF;
        Interval interval = Interval.of(ratio, EARLY_OF);
        return new SignalFacts(ratio, interval.low(), interval.high(), usual, EARLY_OF, Latency.NONE, USUAL);
    }

    private static SignalFacts signal(double usual, double ratio, Latency latency) {
        Interval interval = Interval.of(ratio, OF);
        return new SignalFacts(ratio, interval.low(), interval.high(), usual, OF, latency, USUAL);
    }

    /** As the localising task tells them: of entries no latency, and what is lost costs what it hurts. */
    static Facts facts(@Nullable Channel channel, SignalFacts receipt, SignalFacts entry) {
        return new Facts(
                Optional.ofNullable(channel),
                receipt,
                untimed(entry),
                FailureMix.NONE,
                OptionalDouble.empty(),
                OptionalDouble.of(0.02),
                0.02,
                OptionalDouble.of(1.1),
                FeedState.FED,
                impact(receipt, entry, MINUTES),
                BaselineState.LEARNT,
                List.of("SM1a2b", "SM3c4d"));
    }

    /** Users are hurt by what is not entered; while entries do not tell, by what does not arrive. */
    static Impact impact(SignalFacts receipt, SignalFacts entry, double minutes) {
        double codes = PER_MINUTE * lost(receipt);
        double notEntered = PER_MINUTE * lost(entry);
        double perCode = entry.of() > 0 ? entry.usual() : 1;
        double logins = notEntered > 0 || entry.isNormal() ? notEntered : codes * perCode;
        return new Impact(Math.round(codes * minutes), Math.round(logins * minutes), logins);
    }

    private static double lost(SignalFacts signal) {
        return signal.of() > 0 && signal.high() < signal.usual() ? signal.usual() - signal.ratio() : 0;
    }

    private static SignalFacts untimed(SignalFacts entry) {
        return new SignalFacts(
                entry.ratio(), entry.low(), entry.high(), entry.usual(), entry.of(), Latency.NONE, Latency.NONE);
    }

    /** Of client platforms nothing is known but entries. */
    static Facts platform(SignalFacts entry, double wrongShare) {
        Facts facts = feed(wrong(facts(null, SignalFacts.NONE, entry), wrongShare), FeedState.UNKNOWN);
        return new Facts(
                facts.channel(),
                facts.receipt(),
                facts.entry(),
                facts.failures(),
                facts.spamShare(),
                facts.wrongShare(),
                facts.usualWrongShare(),
                facts.sendsFactor(),
                facts.feed(),
                facts.impact(),
                facts.baseline(),
                List.of());
    }

    static Facts with(Facts facts, FailureMix failures) {
        return new Facts(
                facts.channel(),
                facts.receipt(),
                facts.entry(),
                failures,
                facts.spamShare(),
                facts.wrongShare(),
                facts.usualWrongShare(),
                facts.sendsFactor(),
                facts.feed(),
                facts.impact(),
                facts.baseline(),
                facts.sampleVendorIds());
    }

    static Facts spam(Facts facts, double share) {
        return new Facts(
                facts.channel(),
                facts.receipt(),
                facts.entry(),
                facts.failures(),
                OptionalDouble.of(share),
                facts.wrongShare(),
                facts.usualWrongShare(),
                facts.sendsFactor(),
                facts.feed(),
                facts.impact(),
                facts.baseline(),
                facts.sampleVendorIds());
    }

    static Facts wrong(Facts facts, double share) {
        return new Facts(
                facts.channel(),
                facts.receipt(),
                facts.entry(),
                facts.failures(),
                facts.spamShare(),
                OptionalDouble.of(share),
                facts.usualWrongShare(),
                facts.sendsFactor(),
                facts.feed(),
                facts.impact(),
                facts.baseline(),
                facts.sampleVendorIds());
    }

    static Facts sends(Facts facts, double factor) {
        return new Facts(
                facts.channel(),
                facts.receipt(),
                facts.entry(),
                facts.failures(),
                facts.spamShare(),
                facts.wrongShare(),
                facts.usualWrongShare(),
                OptionalDouble.of(factor),
                facts.feed(),
                facts.impact(),
                facts.baseline(),
                facts.sampleVendorIds());
    }

    static Facts feed(Facts facts, FeedState feed) {
        return new Facts(
                facts.channel(),
                facts.receipt(),
                facts.entry(),
                facts.failures(),
                facts.spamShare(),
                facts.wrongShare(),
                facts.usualWrongShare(),
                facts.sendsFactor(),
                feed,
                facts.impact(),
                facts.baseline(),
                facts.sampleVendorIds());
    }

    static Facts hurting(Facts facts, double loginsPerMinute) {
        return new Facts(
                facts.channel(),
                facts.receipt(),
                facts.entry(),
                facts.failures(),
                facts.spamShare(),
                facts.wrongShare(),
                facts.usualWrongShare(),
                facts.sendsFactor(),
                facts.feed(),
                new Impact(310, 204, loginsPerMinute),
                facts.baseline(),
                facts.sampleVendorIds());
    }

    static FailureMix silent() {
        return new FailureMix(288, 3, 0, 1, 2);
    }

    static FailureMix refused() {
        return new FailureMix(288, 265, 2, 0, 0);
    }

    static FailureMix deferred() {
        return new FailureMix(288, 2, 0, 0, 265);
    }

    static Finding finding(Signal signal, Label label, String scope, long since, Facts facts, String... alsoKnownAs) {
        List<Scope> others = List.of(alsoKnownAs).stream().map(Scenes::scope).toList();
        double rho = label == Label.LOSS ? 0.05 : 0.7;
        Culprit culprit =
                new Culprit(scope(scope), rho, 41.5, others, OptionalLong.empty(), 1, 400, 16, 376, Optional.empty());
        return new Finding(signal, culprit, since, label, facts);
    }

    static Finding receipt(Label label, String scope, long since, Facts facts, String... alsoKnownAs) {
        return finding(Signal.RECEIPT, label, scope, since, facts, alsoKnownAs);
    }

    static Finding entry(Label label, String scope, long since, Facts facts, String... alsoKnownAs) {
        return finding(Signal.ENTRY, label, scope, since, facts, alsoKnownAs);
    }

    static Situation step(long now, Finding... findings) {
        return new Situation(
                now,
                List.of(findings),
                Set.of(),
                any -> false,
                List.of(),
                List.of(),
                MonitorStatus.SEES,
                footprints(),
                Levers.NONE);
    }

    static Situation recovered(Situation step, String... scopes) {
        return new Situation(
                step.now(),
                step.findings(),
                Set.copyOf(List.of(scopes).stream().map(Scenes::scope).toList()),
                step.isAnomalous(),
                step.feeds(),
                step.stopped(),
                step.monitor(),
                step.footprints(),
                step.levers());
    }

    static Situation with(Situation step, FeedStatus... feeds) {
        return new Situation(
                step.now(),
                step.findings(),
                step.recovered(),
                step.isAnomalous(),
                List.of(feeds),
                step.stopped(),
                step.monitor(),
                step.footprints(),
                step.levers());
    }

    static Situation with(Situation step, SendsStatus... stopped) {
        return new Situation(
                step.now(),
                step.findings(),
                step.recovered(),
                step.isAnomalous(),
                step.feeds(),
                List.of(stopped),
                step.monitor(),
                step.footprints(),
                step.levers());
    }

    static Situation with(Situation step, MonitorStatus monitor) {
        return new Situation(
                step.now(),
                step.findings(),
                step.recovered(),
                step.isAnomalous(),
                step.feeds(),
                step.stopped(),
                monitor,
                step.footprints(),
                step.levers());
    }

    static Situation with(Situation step, Levers levers) {
        return new Situation(
                step.now(),
                step.findings(),
                step.recovered(),
                step.isAnomalous(),
                step.feeds(),
                step.stopped(),
                step.monitor(),
                step.footprints(),
                levers);
    }
}
