package io.otpwatch.processor.decode;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for byte sequences, looked up without making an object. Holds {@link #MAX} sequences and then starts anew:
 * who asks for one that is gone finds out its number as for a new one.
 */
final class BytesDictionary {
    static final int MAX = 65_536;
    static final int UNKNOWN = -1;
    /** Unknown outside and odd, so that nobody can choose domains that collide. */
    private static final int FACTOR = new SecureRandom().nextInt() | 1;

    private byte[] @Nullable [] keys = new byte[256][];
    private int[] numbers = new int[256];
    private int count;

    int find(byte[] bytes, int from, int to) {
        int place = place(bytes, from, to);
        return keys[place] == null ? UNKNOWN : numbers[place];
    }

    void put(byte[] bytes, int from, int to, int number) {
        if (find(bytes, from, to) != UNKNOWN) {
            return;
        }
        if (count >= MAX) {
            keys = new byte[256][];
            numbers = new int[256];
            count = 0;
        } else if (count >= keys.length / 2) {
            grow();
        }
        int place = place(bytes, from, to);
        keys[place] = Arrays.copyOfRange(bytes, from, to);
        numbers[place] = number;
        count++;
    }

    private int place(byte[] bytes, int from, int to) {
        int mask = keys.length - 1;
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * FACTOR + bytes[i];
        }
        int place = (hash ^ hash >>> 15) & mask;
        while (true) {
            byte[] key = keys[place];
            if (key == null || Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return place;
            }
            place = place + 1 & mask;
        }
    }

    private void grow() {
        byte[] @Nullable [] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new byte[oldKeys.length * 2][];
        numbers = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            if (key != null) {
                int place = place(key, 0, key.length);
                keys[place] = key;
                numbers[place] = oldNumbers[i];
            }
        }
    }
}
