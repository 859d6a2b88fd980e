package io.otpwatch.standalone;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/**
 * How a command logs. Until it says so nothing is logged at all ({@code logback.xml}): what reads the command line
 * touches classes that have loggers, and says by itself what is wrong.
 */
public final class Logging {
    private Logging() {}

    /** A service: life-cycle and troubles to standard error; Kafka's own only from warnings on. */
    public static void service() {
        configure("logback-service.xml");
    }

    /** What is shown live: our warnings to standard error, everything to a file that does not grow without end. */
    public static void toFile(Path file) {
        System.setProperty("otpwatch.log.file", file.toString());
        configure("logback-file.xml");
    }

    private static void configure(String resource) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        URL configuration =
                Objects.requireNonNull(Logging.class.getClassLoader().getResource(resource), resource);
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(configuration);
        } catch (JoranException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
