package io.otpwatch.processor.levers;

import io.otpwatch.events.Lever;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.FalseAlarms;
import io.otpwatch.schemas.Signal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What operators have set and is in force. Immutable. Where scopes lie in each other, the one with the most attributes
 * counts.
 */
public final class Levers {
    /** How many there may be. */
    public static final int MAX = 10_000;

    public static final Levers NONE = new Levers(Collections.emptySortedMap());

    private static final Comparator<Scope> NARROWEST =
            Comparator.<Scope>comparingInt(scope -> scope.attributes().size());

    private final Map<String, Setting> settings;

    private Levers(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /**
     * After a record of the topic.
     *
     * @param lever null takes back what stands under the key
     * @throws BadLever if it is refused; these stay in force
     */
    public Levers with(String key, @Nullable Lever lever) throws BadLever {
        Map<String, Setting> next = new TreeMap<>(settings);
        if (lever == null) {
            next.remove(key);
            return new Levers(next);
        }
        Setting setting = LeverRules.check(lever);
        if (!key.equals(LeverRules.key(setting))) {
            throw new BadLever("key", "name and scope as in the value, in their one spelling; was another");
        }
        next.put(key, setting);
        if (next.size() > MAX) {
            throw new BadLever("name", "at most " + MAX + " levers in force; was one more");
        }
        return new Levers(next);
    }

    /** By key, in order. */
    public Map<String, Setting> settings() {
        return Collections.unmodifiableMap(settings);
    }

    /** False pages per 30 days; empty if none was set. */
    public OptionalDouble budget() {
        return all(Setting.Budget.class).mapToDouble(Setting.Budget::perMonth).findFirst();
    }

    /** The budget in force, shared out. */
    public FalseAlarms falseAlarms() {
        OptionalDouble budget = budget();
        return budget.isPresent() ? new FalseAlarms(budget.getAsDouble()) : FalseAlarms.DEFAULT;
    }

    /** NOTICE if none was set: page for everything. */
    public Severity minSeverity() {
        return all(Setting.MinSeverity.class)
                .map(Setting.MinSeverity::severity)
                .findFirst()
                .orElse(Severity.NOTICE);
    }

    /** What is usual on a leaf, if it was set; of several the one with the narrowest scope. */
    public Optional<Setting.Pin> pinnedFor(Scope leaf, Signal signal) {
        return all(Setting.Pin.class)
                .filter(pin -> pin.signal() == signal && pin.scope().covers(leaf))
                .max(Comparator.comparing(Setting.Pin::scope, NARROWEST).thenComparing(Setting.Pin::scope));
    }

    /** What began before within a scope is how it is to be, ms since 1970: by the latest that was said of it. */
    public OptionalLong acceptedUntil(Scope scope, long now) {
        return newNormals()
                .filter(normal -> normal.since() <= now && normal.scope().covers(scope))
                .mapToLong(Setting.NewNormal::acceptsUntil)
                .max();
    }

    public Stream<Setting.NewNormal> newNormals() {
        return all(Setting.NewNormal.class);
    }

    /** The windows in force at that time, ms since 1970. */
    public List<Setting.Maintenance> maintenanceAt(long time) {
        return all(Setting.Maintenance.class)
                .filter(window -> window.isAt(time))
                .toList();
    }

    /** In their one spelling, in order. */
    public List<String> knownDomains() {
        return all(Setting.KnownDomain.class).map(Setting.KnownDomain::domain).collect(Collectors.toList());
    }

    private <T extends Setting> Stream<T> all(Class<T> kind) {
        return settings.values().stream().filter(kind::isInstance).map(kind::cast);
    }
}
