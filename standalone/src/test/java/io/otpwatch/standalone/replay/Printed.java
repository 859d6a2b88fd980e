package io.otpwatch.standalone.replay;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** An output of whole lines. */
final class Printed extends PrintStream {
    private final Consumer<String> lines;

    Printed(Consumer<String> lines) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.lines = lines;
    }

    @Override
    public void println(String line) {
        lines.accept(line);
    }
}
