package io.otpwatch.standalone.table;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the output is. The JVM cannot tell on every release whether it writes to a terminal, so the script that starts
 * it says so, with the size: {@code -Dotpwatch.terminal=80x24}.
 */
public final class Terminal {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})[x ](\\d{1,4})");
    private static final File TTY = new File("/dev/tty");

    private final Optional<Size> atStart;
    private final boolean noColor;

    private Terminal(Optional<Size> atStart, boolean noColor) {
        this.atStart = atStart;
        this.noColor = noColor;
    }

    /** What the script that started this process says, and its environment. */
    public static Terminal ofThisProcess() {
        return of(System.getProperty("otpwatch.terminal", ""), System.getenv());
    }

    /**
     * What the script and the environment say.
     *
     * @param description columns and lines, {@code 80x24}; empty: the output is no terminal
     * @param environment as the process has it
     */
    public static Terminal of(String description, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        Optional<Size> size = dumb ? Optional.empty() : parse(description, true);
        return new Terminal(size, !environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    public boolean isInteractive() {
        return atStart.isPresent();
    }

    public Paint paint() {
        return Paint.choose(isInteractive(), noColor);
    }

    /** The size now. */
    public Size size() {
        return sizeNow().or(() -> atStart).orElse(Size.USUAL);
    }

    private static Optional<Size> sizeNow() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TTY)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return parse(answer.strip(), false);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Size> parse(String text, boolean columnsFirst) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(2));
        Size size = columnsFirst ? new Size(first, second) : new Size(second, first);
        return Optional.of(size.columns() == 0 || size.lines() == 0 ? Size.USUAL : size);
    }

    /** In characters. */
    public record Size(int columns, int lines) {
        static final Size USUAL = new Size(80, 24);
    }
}
