package io.otpwatch.standalone.replay;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One JSON object a line; blank lines are passed over. */
final class JsonEvents implements Events {
    private final Lines lines;
    private final UnaryOperator<String> ids;

    JsonEvents(Lines lines, UnaryOperator<String> ids) {
        this.lines = lines;
        this.ids = ids;
    }

    @Override
    public Optional<Item> next() throws IOException {
        Optional<Lines.Line> line = lines.next();
        while (line.isPresent() && line.get().text().isBlank()) {
            line = lines.next();
        }
        return line.map(this::item);
    }

    private Item item(Lines.Line line) {
        if (line.isCut()) {
            return Item.bad(line.number(), line.cut());
        }
        try {
            return Item.good(line.number(), Recorded.read(line.text(), ids));
        } catch (BadLine e) {
            return Item.bad(line.number(), e.text());
        }
    }
}
