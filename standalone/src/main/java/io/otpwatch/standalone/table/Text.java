package io.otpwatch.standalone.table;

/** Text that must fit. */
final class Text {
    private Text() {}

    /** At most {@code width} characters; an ellipsis tells that something is left out. */
    static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        return width <= 0 ? "" : text.substring(0, width - 1) + "…";
    }
}
