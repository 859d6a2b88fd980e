package io.otpwatch.processor.correlate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Counts by text, in columns, for a few texts: {@link #MAX} are told apart, further ones are not counted. Looked up by
 * walking over hashes, as there are few.
 */
final class TextCounts {
    static final int MAX = 64;
    /** Of a text that is one too many. */
    static final int NONE = -1;

    private static final int FEWEST = 4;

    private final int columns;
    private byte[][] texts = new byte[FEWEST][];
    private int[] hashes = new int[FEWEST];
    private int[] counts;
    private int size;

    TextCounts(int columns) {
        this.columns = columns;
        counts = new int[FEWEST * columns];
    }

    int size() {
        return size;
    }

    byte[] text(int index) {
        return texts[index];
    }

    int count(int index, int column) {
        return counts[index * columns + column];
    }

    /** One more; returns the text's index or {@link #NONE}. */
    int add(Slice text, int column) {
        int hash = hash(text);
        int index = 0;
        while (index < size && !(hashes[index] == hash && text.is(texts[index]))) {
            index++;
        }
        if (index == MAX) {
            return NONE;
        }
        if (index == size) {
            begin(text, hash);
        }
        counts[index * columns + column]++;
        return index;
    }

    /** Indexes of the {@code most} texts with the highest count in the column, at most; highest first, then by index. */
    int[] top(int most, int column) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingInt((Integer index) -> -count(index, column)))
                .limit(most)
                .mapToInt(index -> index)
                .toArray();
    }

    void clear() {
        if (texts.length > FEWEST) {
            texts = new byte[FEWEST][];
            hashes = new int[FEWEST];
            counts = new int[FEWEST * columns];
        } else {
            Arrays.fill(texts, null);
            Arrays.fill(counts, 0);
        }
        size = 0;
    }

    private void begin(Slice text, int hash) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            counts = Arrays.copyOf(counts, size * 2 * columns);
        }
        texts[size] = text.copy();
        hashes[size] = hash;
        size++;
    }

    private static int hash(Slice text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.at(i);
        }
        return hash;
    }
}
