package io.otpwatch.processor;

import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.lockouts.LockoutRule;
import io.otpwatch.processor.lockouts.StuckUser;
import io.otpwatch.processor.registry.RegistrySettings;
import io.otpwatch.processor.topology.OutcomePolicy;
import io.otpwatch.processor.topology.WatchTopology;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** What the processor is told; every key with its meaning is in {@link #definition()}. */
public record ProcessorConfig(
        KafkaSettings kafka,
        String applicationId,
        Path stateDir,
        OutcomePolicy outcomes,
        boolean vendorIds,
        boolean stuck,
        LockoutRule lockouts,
        boolean adviceDryRun,
        Horizons horizons,
        KnownDomains known,
        Optional<RegistrySettings> registry,
        int threads,
        int standbys,
        int replicationFactor,
        Duration commitInterval,
        Trim trim,
        Ops ops) {

    /**
     * How changelogs are trimmed: how often, for how long history of codes is kept beyond its need, how often each route
     * is written anew, and how far the broker's clock may be from ours.
     */
    public record Trim(Duration interval, Duration margin, Duration snapshots, Duration clockSlack) {}

    /** Where /metrics and /healthz are served, and by which further host names. */
    public record Ops(String host, int port, List<String> hostNames) {}

    /** Reads checked settings. */
    public static ProcessorConfig of(Settings settings) throws BadSettings {
        return new ProcessorConfig(
                settings.kafka(),
                settings.text("application.id"),
                Path.of(settings.text("state.dir")),
                OutcomePolicy.of(settings.text("outcomes")),
                settings.flag("vendor.ids"),
                settings.flag("stuck"),
                new LockoutRule(settings.integer("lockout.challenges"), settings.millis("lockout.window.ms")),
                settings.flag("advice.dry.run"),
                horizons(settings),
                known(settings),
                RegistrySettings.of(settings),
                settings.integer("threads"),
                settings.integer("standby.replicas"),
                settings.integer("replication.factor"),
                settings.millis("commit.interval.ms"),
                new Trim(
                        settings.millis("trim.interval.ms"),
                        settings.millis("trim.margin.ms"),
                        settings.millis("snapshot.interval.ms"),
                        settings.millis("trim.clock.slack.ms")),
                new Ops(settings.text("ops.host"), settings.integer("ops.port"), settings.list("ops.host.names")));
    }

    public static ConfigDef definition() {
        return RegistrySettings.define(new ConfigDef())
                .define(
                        "application.id",
                        ConfigDef.Type.STRING,
                        "otpwatch",
                        ConfigDef.Importance.HIGH,
                        "Consumer group, and prefix of changelogs and transactional ids. Another id is another processor with no memory.")
                .define(
                        "state.dir",
                        ConfigDef.Type.STRING,
                        "data/processor",
                        ConfigDef.Importance.HIGH,
                        "Folder that belongs to this instance alone and outlives it: holds its process id, so that a restart ends its own unfinished transaction at once.")
                .define(
                        "outcomes",
                        ConfigDef.Type.STRING,
                        "not-received",
                        ConfigDef.ValidString.in("off", "not-received", "all"),
                        ConfigDef.Importance.MEDIUM,
                        "Which outcomes are written to otp.outcomes: off, not-received or all.")
                .define(
                        "vendor.ids",
                        ConfigDef.Type.BOOLEAN,
                        true,
                        ConfigDef.Importance.MEDIUM,
                        "Whether otp.vendor-ids is written: of which code a provider's message id is, for receipts that know nothing else.")
                .define(
                        "stuck",
                        ConfigDef.Type.BOOLEAN,
                        false,
                        ConfigDef.Importance.MEDIUM,
                        "Whether otp.stuck is written: which challenges were not entered by their deadline, by recipient; and of them otp.lockouts. Costs some 18 bytes for each code before its deadline.")
                .define(
                        "lockout.challenges",
                        ConfigDef.Type.INT,
                        LockoutRule.DEFAULT.challenges(),
                        ConfigDef.Range.between(1, StuckUser.MAX),
                        ConfigDef.Importance.LOW,
                        "A user counts as locked out when so many of their challenges were stuck within the window.")
                .define(
                        "lockout.window.ms",
                        ConfigDef.Type.LONG,
                        LockoutRule.DEFAULT.window().toMillis(),
                        ConfigDef.Range.between(1_000, 86_400_000),
                        ConfigDef.Importance.LOW,
                        "The window of lockout.challenges. Milliseconds.")
                .define(
                        "advice.dry.run",
                        ConfigDef.Type.BOOLEAN,
                        true,
                        ConfigDef.Importance.MEDIUM,
                        "Whether otp.advice is for show only, and says so (dryRun). false: the login service may follow it.")
                .define(
                        "deadline.sms.ms",
                        ConfigDef.Type.LONG,
                        60_000L,
                        ConfigDef.Range.atLeast(1_000),
                        ConfigDef.Importance.HIGH,
                        "When a user has given up on a code sent by SMS, from the append time of the send. Milliseconds.")
                .define(
                        "horizon.sms.ms",
                        ConfigDef.Type.LONG,
                        600_000L,
                        ConfigDef.Range.between(2_000, 86_400_000),
                        ConfigDef.Importance.HIGH,
                        "When a code sent by SMS is closed, from the append time of the send. Milliseconds, more than the deadline.")
                .define(
                        "deadline.email.ms",
                        ConfigDef.Type.LONG,
                        120_000L,
                        ConfigDef.Range.atLeast(1_000),
                        ConfigDef.Importance.HIGH,
                        "When a user has given up on a code sent by e-mail, or by a channel that this version does not know. Milliseconds.")
                .define(
                        "horizon.email.ms",
                        ConfigDef.Type.LONG,
                        1_800_000L,
                        ConfigDef.Range.between(2_000, 86_400_000),
                        ConfigDef.Importance.HIGH,
                        "When a code sent by e-mail, or by a channel that this version does not know, is closed. Milliseconds, more than the deadline.")
                .define(
                        "known.domains",
                        ConfigDef.Type.LIST,
                        List.of(),
                        ConfigDef.Importance.MEDIUM,
                        "E-mail domains that are watched by themselves beside the large mailbox providers' that otpwatch knows, such as those of your customers. All others are watched together, per operator.")
                .define(
                        "threads",
                        ConfigDef.Type.INT,
                        Runtime.getRuntime().availableProcessors(),
                        ConfigDef.Range.between(1, 256),
                        ConfigDef.Importance.MEDIUM,
                        "Stream threads of this instance. Default: one for each core.")
                .define(
                        "standby.replicas",
                        ConfigDef.Type.INT,
                        1,
                        ConfigDef.Range.between(0, 8),
                        ConfigDef.Importance.MEDIUM,
                        "Other instances that keep a copy of each task's state, so that a takeover is quick. They need at least that many instances more.")
                .define(
                        "replication.factor",
                        ConfigDef.Type.INT,
                        3,
                        ConfigDef.Range.between(1, 32),
                        ConfigDef.Importance.MEDIUM,
                        "Of the changelogs that the processor creates. 1 on a single broker.")
                .define(
                        "commit.interval.ms",
                        ConfigDef.Type.LONG,
                        500L,
                        ConfigDef.Range.between(100, 5_000),
                        ConfigDef.Importance.LOW,
                        "How often a transaction is committed: what follows from a record is seen by others this much later. Milliseconds.")
                .define(
                        "trim.interval.ms",
                        ConfigDef.Type.LONG,
                        60_000L,
                        ConfigDef.Range.between(100, 3_600_000),
                        ConfigDef.Importance.LOW,
                        "How often the beginning of the changelogs is deleted. Milliseconds.")
                .define(
                        "trim.margin.ms",
                        ConfigDef.Type.LONG,
                        600_000L,
                        ConfigDef.Range.between(0, 86_400_000),
                        ConfigDef.Importance.LOW,
                        "For how long history is kept in the changelogs beyond its need. Milliseconds.")
                .define(
                        "snapshot.interval.ms",
                        ConfigDef.Type.LONG,
                        300_000L,
                        ConfigDef.Range.between(1_000, 3_600_000),
                        ConfigDef.Importance.LOW,
                        "How often each route is written anew to its changelog: a restart reads that much of it. Milliseconds.")
                .define(
                        "trim.clock.slack.ms",
                        ConfigDef.Type.LONG,
                        60_000L,
                        ConfigDef.Range.between(0, 3_600_000),
                        ConfigDef.Importance.LOW,
                        "How far the brokers' clocks may be from this machine's. Milliseconds.")
                .define(
                        "ops.host",
                        ConfigDef.Type.STRING,
                        "127.0.0.1",
                        ConfigDef.Importance.MEDIUM,
                        "Address on which /metrics, /healthz and /readyz are served.")
                .define(
                        "ops.port",
                        ConfigDef.Type.INT,
                        9464,
                        ConfigDef.Range.between(0, 65_535),
                        ConfigDef.Importance.MEDIUM,
                        "Port for them; 0: any free one.")
                .define(
                        "ops.host.names",
                        ConfigDef.Type.LIST,
                        List.of(),
                        ConfigDef.Importance.LOW,
                        "Names other than localhost and the address by which it may be called, such as its name in Kubernetes.");
    }

    /** What the graph is told. */
    public WatchTopology.Settings graph(WatchTopology.Layout layout) {
        return new WatchTopology.Settings(
                horizons,
                outcomes,
                vendorIds,
                stuck,
                lockouts,
                IncidentSettings.DEFAULT.withDryRun(adviceDryRun),
                known,
                layout,
                new WatchTopology.Trim(trim.interval(), trim.margin(), trim.snapshots()));
    }

    private static KnownDomains known(Settings settings) {
        try {
            return KnownDomains.shipped().plus(settings.list("known.domains"));
        } catch (IllegalArgumentException e) {
            throw new BadSettings(List.of("known.domains: " + e.getMessage()));
        }
    }

    private static Horizons horizons(Settings settings) {
        List<String> problems = Stream.of("sms", "email")
                .filter(channel -> deadline(settings, channel).compareTo(horizon(settings, channel)) >= 0)
                .map(channel -> "deadline." + channel + ".ms must be less than horizon." + channel + ".ms: "
                        + deadline(settings, channel).toMillis() + " >= "
                        + horizon(settings, channel).toMillis())
                .toList();
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return new Horizons(
                deadline(settings, "sms"),
                horizon(settings, "sms"),
                deadline(settings, "email"),
                horizon(settings, "email"));
    }

    private static Duration deadline(Settings settings, String channel) {
        return settings.millis("deadline." + channel + ".ms");
    }

    private static Duration horizon(Settings settings, String channel) {
        return settings.millis("horizon." + channel + ".ms");
    }
}
