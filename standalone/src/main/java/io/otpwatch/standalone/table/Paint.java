package io.otpwatch.standalone.table;

/** Colours where the terminal has them. ECMA-48 "select graphic rendition". */
public enum Paint {
    COLOURED,
    NONE;

    private static final String RESET = "\u001b[0m";

    /** Colours only for people: an output that is a terminal, and NO_COLOR not set (no-color.org). */
    public static Paint choose(boolean terminal, boolean noColor) {
        return terminal && !noColor ? COLOURED : NONE;
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    private String paint(String code, String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
