package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.function.Consumer;

/** Writes, for tests. */
final class Packed {
    private Packed() {}

    static byte[] bytes(Consumer<PackedWriter> write) {
        PackedWriter out = new PackedWriter();
        write.accept(out);
        return out.toArray();
    }

    static PackedReader reader(Consumer<PackedWriter> write) {
        return new PackedReader(bytes(write));
    }
}
