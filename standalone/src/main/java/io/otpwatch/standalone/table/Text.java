package io.otpwatch.standalone.table;

import java.util.ArrayList;
import java.util.List;

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

    /** Lines of whole words, at most {@code width} characters each; a longer word is cut. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(cut(line.toString(), width));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(cut(line.toString(), width));
        return List.copyOf(lines);
    }
}
