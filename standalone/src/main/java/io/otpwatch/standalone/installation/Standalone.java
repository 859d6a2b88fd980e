package io.otpwatch.standalone.installation;

import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.table.Output;
import io.otpwatch.standalone.table.Summary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An installation that lasts: it shows itself until it is stopped, and its data stays. */
public final class Standalone {
    private static final Duration FRAME = Duration.ofSeconds(1);

    private final InstallationOptions options;
    private final Output output;
    private final StopSignal stop;

    public Standalone(InstallationOptions options, Output output, StopSignal stop) {
        this.options = options;
        this.output = output;
        this.stop = stop;
    }

    /**
     * Runs until it is stopped.
     *
     * @throws io.otpwatch.standalone.CannotRun if a port is taken
     */
    public void run() throws InterruptedException, IOException {
        Installation.run(options, stop, output.out()::println, this::show);
    }

    private Optional<Void> show(Installation installation) throws InterruptedException {
        output.out().println(installation.where());
        Instant began = Instant.now();
        try (Show show = Show.start(installation, "standalone", output)) {
            do {
                show.frame(began, Summary::of);
            } while (!stop.within(FRAME));
        }
        return Optional.empty();
    }
}
