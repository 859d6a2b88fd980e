package io.otpwatch.testkit;

import java.util.Set;
import org.opentest4j.TestAbortedException;

/**
 * What the tests of this run may use, and must find.
 *
 * @param broker the value of {@code otpwatch.test.broker}
 * @param required tools named by {@code otpwatch.require}, separated by commas
 */
public record TestTools(String broker, Set<String> required) {
    public TestTools {
        required = Set.copyOf(required);
    }

    public static TestTools fromSystemProperties() {
        return new TestTools(
                System.getProperty("otpwatch.test.broker", "auto"),
                Set.of(System.getProperty("otpwatch.require", "").split(" *, *")));
    }

    public boolean isRequired(String tool) {
        return required.contains(tool);
    }

    /**
     * Ends the test that needs the tool: skipped, or failed if the tool is required.
     *
     * @param problem one line that says what is missing
     */
    public void missing(String tool, String problem) {
        if (isRequired(tool)) {
            throw new AssertionError(tool + " is required by -Dotpwatch.require, but " + problem);
        }
        throw new TestAbortedException(tool + " is not available: " + problem);
    }
}
