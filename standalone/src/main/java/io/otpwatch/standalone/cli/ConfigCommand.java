package io.otpwatch.standalone.cli;

import io.otpwatch.events.Lever;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.processor.levers.BadLever;
import io.otpwatch.processor.levers.LeverName;
import io.otpwatch.processor.levers.LeverRules;
import io.otpwatch.processor.levers.ScopeText;
import io.otpwatch.standalone.levers.InForce;
import io.otpwatch.standalone.levers.LeverTimes;
import io.otpwatch.standalone.levers.LeverTopic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description =
                "What operators set while it runs: false-alarm budget, minimum severity, what is usual, maintenance"
                        + " windows, known domains. Each command prints what is in force after it.")
final class ConfigCommand implements Runnable {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "which of list, set, remove?");
    }

    @Command(name = "list", description = "Prints what is in force, and what was refused.")
    int list(@Mixin KafkaOptions kafka) {
        return print(LeverTopic.read(settings(kafka)));
    }

    @Command(
            name = "set",
            description = "Sets a lever; what it was before is replaced.",
            footer = {
                "",
                "budget perMonth=N · min-severity severity=NOTICE|MINOR|MAJOR|CRITICAL · pin --scope S signal=RECEIPT|ENTRY p=SHARE"
                        + " [p50=MS p95=MS] · new-normal --scope S since=TIME · maintenance --scope S from=TIME to=TIME"
                        + " [reason=TEXT] · known-domain --scope DOMAIN",
                "A scope is name=value, several separated by commas: channel, provider, sender, country, operator, domain,"
                        + " platform, range. A time is now, +2h or 2026-03-01T22:00Z."
            })
    int set(
            @Mixin KafkaOptions kafka,
            @Option(
                            names = "--scope",
                            paramLabel = "S",
                            defaultValue = "",
                            description = "For which codes. Default: all.")
                    String scope,
            @Parameters(index = "0", paramLabel = "NAME", description = "See below.") String name,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "FIELD=VALUE", description = "See below.")
                    Map<String, String> fields) {
        Instant now = Instant.now();
        Lever lever = new Lever(name, spelled(name, scope), times(fields, now), now.toEpochMilli());
        String key = checked(lever);
        KafkaSettings settings = settings(kafka);
        LeverTopic.write(settings, List.of(key), lever);
        return print(LeverTopic.read(settings));
    }

    @Command(
            name = "remove",
            description = "Takes levers back: those of the name and scope, and of the fields if some are given.")
    int remove(
            @Mixin KafkaOptions kafka,
            @Option(
                            names = "--scope",
                            paramLabel = "S",
                            defaultValue = "",
                            description = "Of which codes. Default: all.")
                    String scope,
            @Parameters(index = "0", paramLabel = "NAME", description = "As in set --help.") String name,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "FIELD=VALUE", description = "As in list.")
                    Map<String, String> fields) {
        if (LeverName.of(name).isEmpty()) {
            throw refused("name: expected one of " + LeverName.all() + "; was " + name.length() + " characters");
        }
        String spelled = spelled(name, scope);
        Map<String, String> wanted = times(fields, Instant.now());
        KafkaSettings settings = settings(kafka);
        List<String> keys = LeverTopic.read(settings).keys(name, spelled, wanted);
        if (keys.isEmpty()) {
            throw refused("name: expected a lever that is set, see config list");
        }
        LeverTopic.write(settings, keys, null);
        return print(LeverTopic.read(settings));
    }

    private static int print(InForce inForce) {
        inForce.lines().forEach(System.out::println);
        return 0;
    }

    private static KafkaSettings settings(KafkaOptions kafka) {
        return kafka.load(new ConfigDef()).kafka();
    }

    private String checked(Lever lever) {
        try {
            return LeverRules.key(LeverRules.check(lever));
        } catch (BadLever e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** The scope in its one spelling; of a known domain it is the domain. */
    private String spelled(String name, String scope) {
        if (name.equals(LeverName.KNOWN_DOMAIN.text())) {
            return scope;
        }
        try {
            return ScopeText.write(ScopeText.read(scope));
        } catch (BadLever e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> times(@Nullable Map<String, String> fields, Instant now) {
        try {
            return LeverTimes.resolved(fields == null ? new LinkedHashMap<>() : fields, now);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
