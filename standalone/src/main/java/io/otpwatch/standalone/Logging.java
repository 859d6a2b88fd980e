package io.otpwatch.standalone;

import java.nio.file.Path;

/**
 * Which of the three ways to log a command has. To be chosen before the first logger is made, as Logback reads its
 * configuration then and only then.
 */
public final class Logging {
    private static final String CONFIGURATION = "logback.configurationFile";

    private Logging() {}

    /** A service: life-cycle and troubles to standard error; Kafka's own only from warnings on. */
    public static void service() {
        System.setProperty(CONFIGURATION, "logback-service.xml");
    }

    /** A command that says by itself what goes wrong: nothing. */
    public static void quiet() {
        System.setProperty(CONFIGURATION, "logback-quiet.xml");
    }

    /** The demo: our warnings to standard error, everything else to a file. */
    public static void demo(Path file) {
        System.setProperty("otpwatch.log.file", file.toString());
        System.setProperty(CONFIGURATION, "logback-demo.xml");
    }
}
