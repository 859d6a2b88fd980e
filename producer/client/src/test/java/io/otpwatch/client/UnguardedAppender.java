package io.otpwatch.client;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.function.Consumer;

/** Does with a line what it is told to, also throw: Logback's own base would catch that. */
final class UnguardedAppender extends ListAppender<ILoggingEvent> {
    private final Consumer<ILoggingEvent> does;

    UnguardedAppender(Consumer<ILoggingEvent> does) {
        this.does = does;
        start();
    }

    @Override
    public synchronized void doAppend(ILoggingEvent line) {
        does.accept(line);
    }
}
