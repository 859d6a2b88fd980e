package io.otpwatch.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Every scenario that can be asked for by name: its keys, what they are if not given, and what it breaks. */
final class ScenarioCatalogue {
    private static final String CARRIER = "310-260";
    private static final String PROVIDER = "vonage";
    private static final String MAILBOX = "google";
    private static final String PLATFORM = "chrome-141";
    private static final String RANGE = "+3455542";
    private static final Duration DELAY = Duration.ofSeconds(60);
    private static final double FACTOR = 5;

    private static final Map<String, Shape> SHAPES = new TreeMap<>(Map.ofEntries(
            Map.entry("healthy", new Shape(Set.of(), options -> Scenario.healthy())),
            Map.entry("showcase", new Shape(Set.of(), options -> Scenario.showcase())),
            fault("sends-stop", ScenarioCatalogue::sendsStop, "channel", "provider"),
            fault("provider-outage", options -> provider(options, new ProviderOutage()), "provider"),
            fault("slow-route", ScenarioCatalogue::slowRoute, "carrier", "operator", "provider", "delay"),
            fault("carrier-block", ScenarioCatalogue::carrierBlock, "carrier", "mode"),
            fault("carrier-silent-filter", ScenarioCatalogue::carrierSilentFilter, "carrier", "receipts"),
            fault("mailbox-drop", ScenarioCatalogue::mailboxDrop, "operator", "mode"),
            fault("spam-folder", options -> mailbox(options, new SpamFolder()), "operator"),
            fault("client-trouble", ScenarioCatalogue::clientTrouble, "platform"),
            fault("pumping", ScenarioCatalogue::pumping, "range", "country", "factor"),
            fault("feed-dead", options -> provider(options, new FeedDead()), "provider")));

    private ScenarioCatalogue() {}

    static Optional<Shape> find(String name) {
        return Optional.ofNullable(SHAPES.get(name));
    }

    /** In alphabetical order. */
    static Set<String> names() {
        return SHAPES.keySet();
    }

    private static Fault sendsStop(ScenarioOptions options) {
        Map<String, String> scope = new HashMap<>();
        if (options.given("channel").isPresent()) {
            scope.put(Scope.CHANNEL, options.word("channel", "sms", "email").toUpperCase(Locale.ROOT));
        }
        options.given("provider").ifPresent(provider -> scope.put(Scope.PROVIDER, provider));
        return new Fault(new SendsStop(), new Scope(scope), options.window());
    }

    private static Fault slowRoute(ScenarioOptions options) {
        String key = options.oneOf("carrier", "operator", "provider");
        Effect slow = new SlowRoute(options.duration("delay", DELAY));
        return switch (key) {
            case "operator" -> mailbox(options, slow);
            case "provider" -> provider(options, slow);
            default -> carrier(options, slow);
        };
    }

    private static Fault carrierBlock(ScenarioOptions options) {
        boolean silent = options.word("mode", "silent", "explicit").equals("silent");
        return carrier(options, new CarrierFilter(silent ? CarrierFilter.Answer.NONE : CarrierFilter.Answer.REFUSED));
    }

    private static Fault carrierSilentFilter(ScenarioOptions options) {
        boolean none = options.word("receipts", "false-delivered", "none").equals("none");
        return carrier(
                options, new CarrierFilter(none ? CarrierFilter.Answer.NONE : CarrierFilter.Answer.FALSELY_DELIVERED));
    }

    private static Fault mailboxDrop(ScenarioOptions options) {
        String mode = options.word("mode", "drop", "defer", "bounce");
        return mailbox(options, new MailboxDrop(MailboxDrop.Mode.valueOf(mode.toUpperCase(Locale.ROOT))));
    }

    private static Fault clientTrouble(ScenarioOptions options) {
        String platform = options.text("platform", PLATFORM);
        Scope scope = platform.equals("all") ? Scope.ALL : Scope.of(Scope.PLATFORM, platform);
        return new Fault(new ClientTrouble(), scope, options.window());
    }

    private static Fault pumping(ScenarioOptions options) {
        Scope scope = options.oneOf("range", "country").equals("country")
                ? Scope.of(Scope.COUNTRY, options.text("country", ""))
                : Scope.of(Scope.RANGE, options.text("range", RANGE));
        return new Fault(new Pumping(options.number("factor", FACTOR)), scope, options.window());
    }

    private static Fault carrier(ScenarioOptions options, Effect effect) {
        return new Fault(effect, Scope.of(Scope.DOMAIN, options.text("carrier", CARRIER)), options.window());
    }

    private static Fault mailbox(ScenarioOptions options, Effect effect) {
        return new Fault(effect, Scope.of(Scope.OPERATOR, options.text("operator", MAILBOX)), options.window());
    }

    private static Fault provider(ScenarioOptions options, Effect effect) {
        return new Fault(effect, Scope.of(Scope.PROVIDER, options.text("provider", PROVIDER)), options.window());
    }

    private static Map.Entry<String, Shape> fault(String name, Function<ScenarioOptions, Fault> build, String... keys) {
        Set<String> all = new TreeSet<>(Set.of(keys));
        all.add("start");
        all.add("end");
        return Map.entry(name, new Shape(all, options -> Scenario.of(name, build.apply(options))));
    }

    /** @param keys that may be given */
    record Shape(Set<String> keys, Function<ScenarioOptions, Scenario> reader) {
        Scenario build(ScenarioOptions options) {
            return reader.apply(options);
        }
    }
}
