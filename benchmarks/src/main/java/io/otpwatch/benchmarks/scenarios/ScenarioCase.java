package io.otpwatch.benchmarks.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is broken in a run. Which cause and scope must be reported follows from the simulator's truth.
 *
 * @param name in figures and options
 * @param faults that begin and end together; none: all is well
 * @param what happens, a clause for people
 * @param known after how long at the latest it is known what is usual of what breaks
 */
record ScenarioCase(String name, List<Fault> faults, String what, Duration known) {
    /** {@code showcase} is left out: it is {@code carrier-block} again and again. */
    private static final List<ScenarioCase> ALL = List.of(
            new ScenarioCase("healthy", List.of(), "nothing is broken"),
            of("carrier-block", "", "a carrier drops codes, and nothing is heard of them"),
            of("carrier-block-explicit", "carrier-block", "mode=explicit", "a carrier refuses codes, and says so"),
            of("carrier-silent-filter", "", "a carrier drops codes, and receipts say delivered"),
            of("mailbox-drop", "", "a mailbox operator throws codes away"),
            of("mailbox-bounce", "mailbox-drop", "mode=bounce", "a mailbox operator refuses codes, and says so"),
            of("spam-folder", "", "a mailbox operator delivers into the spam folder"),
            of("provider-outage", "", "nothing of a provider arrives"),
            of("feed-dead", "", "a provider's receipts stop, its codes arrive"),
            of("slow-route", "", "codes to a carrier wait a minute on their way"),
            of("client-trouble", "", "codes arrive, and cannot be entered in one browser"),
            of("pumping", "", "codes of a country become five times as many, and those added are never entered"),
            of("sends-stop", "", "nothing is sent").knownAfter(Duration.ofMinutes(8)),
            new ScenarioCase(
                    "two-at-once",
                    List.of(new Fault("carrier-block", ""), new Fault("provider-outage", "provider=ses")),
                    "a carrier drops codes, and nothing of another provider arrives"));

    ScenarioCase {
        faults = List.copyOf(faults);
    }

    private ScenarioCase(String name, List<Fault> faults, String what) {
        this(name, faults, what, Duration.ZERO);
    }

    /** The volume of sends takes longest: how uneven it is by itself must be seen. */
    private ScenarioCase knownAfter(Duration known) {
        return new ScenarioCase(name, faults, what, known);
    }

    static List<ScenarioCase> all() {
        return ALL;
    }

    /**
     * Those with these names, in their own order.
     *
     * @param names none: all
     * @throws IllegalArgumentException that lists the names if there is no such
     */
    static List<ScenarioCase> named(List<String> names) {
        List<String> known = ALL.stream().map(ScenarioCase::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(
                    "--only has no " + unknown + ": one or more of " + String.join(",", known));
        });
        return ALL.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
    }

    /** As {@code --scenario} takes it. */
    String text(Duration start, Duration end) {
        return faults.isEmpty()
                ? "healthy"
                : faults.stream().map(fault -> fault.broken(start, end)).collect(Collectors.joining("+"));
    }

    /** What to type to see it. */
    String typed() {
        return faults.isEmpty()
                ? "healthy"
                : faults.stream()
                        .map(fault -> Stream.of(fault.name(), fault.options())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(":")))
                        .collect(Collectors.joining("+"));
    }

    private static ScenarioCase of(String name, String options, String what) {
        return of(name, name, options, what);
    }

    private static ScenarioCase of(String name, String scenario, String options, String what) {
        return new ScenarioCase(name, List.of(new Fault(scenario, options)), what);
    }
}
