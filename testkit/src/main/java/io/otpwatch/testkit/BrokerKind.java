package io.otpwatch.testkit;

import java.util.Optional;
import java.util.function.Supplier;

/** Where a test's broker runs. */
enum BrokerKind {
    CONTAINER,
    EMBEDDED;

    /**
     * @param containerProblem why no container can be started, empty if one can; asked only when it matters, as the
     *     answer takes a second
     */
    static BrokerKind choose(TestTools tools, Supplier<Optional<String>> containerProblem) {
        return switch (tools.broker()) {
            case "embedded" -> EMBEDDED;
            case "container" -> {
                containerProblem.get().ifPresent(problem -> tools.missing("container", problem));
                yield CONTAINER;
            }
            case "auto" -> {
                Optional<String> problem = containerProblem.get();
                if (problem.isPresent() && tools.isRequired("container")) {
                    tools.missing("container", problem.get());
                }
                yield problem.isPresent() ? EMBEDDED : CONTAINER;
            }
            default ->
                throw new IllegalArgumentException(
                        "-Dotpwatch.test.broker must be auto, container or embedded: " + tools.broker());
        };
    }
}
