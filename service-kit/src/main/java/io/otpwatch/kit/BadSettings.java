package io.otpwatch.kit;

import java.util.List;

/**
 * The service cannot start as it is configured. The message is for the person who configured it: every problem, one a
 * line, no stack trace needed.
 */
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public BadSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
