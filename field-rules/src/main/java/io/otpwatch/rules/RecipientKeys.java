package io.otpwatch.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The key that makes hashes now and, while it is being replaced, the one before. Immutable.
 *
 * <p>As a file: a line for each key, the current one first, {@code #} starts a comment line. {@code openssl rand -base64
 * 32} makes a secret.
 *
 * <pre>
 * # id, base64 of at least 32 bytes
 * k2 mZ2V0IGEgcmVhbCBrZXkgZnJvbSBvcGVuc3NsIQ5wYXNzIGl0IG9uLg==
 * k1 b2xkIGtleSwgc3RpbGwgaW4gdXNlIGZvciBhIGZldyBkYXlzLi4uLi4u
 * </pre>
 */
public final class RecipientKeys {
    private static final int MAX = 2;
    private static final int RANDOM_BYTES = 32;

    private final List<RecipientKey> keys;

    private RecipientKeys(List<RecipientKey> keys) {
        if (keys.isEmpty() || keys.size() > MAX) {
            throw new IllegalArgumentException("one or two recipient keys; was " + keys.size());
        }
        if (keys.stream().map(RecipientKey::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("recipient keys with different ids; was one id twice");
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * The keys.
     *
     * @param older none or one
     */
    public static RecipientKeys of(RecipientKey current, RecipientKey... older) {
        List<RecipientKey> keys = new ArrayList<>(List.of(current));
        keys.addAll(Arrays.asList(older));
        return new RecipientKeys(keys);
    }

    /** A key with a secret of 32 random bytes: for tests and demos, as it is forgotten with the process. */
    public static RecipientKey random(String id) {
        byte[] secret = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(secret);
        return new RecipientKey(id, secret);
    }

    /**
     * The keys of a file.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if a line is no key, with its number and shape, or there are not one or two
     */
    public static RecipientKeys read(Path file) {
        List<RecipientKey> keys = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(line, "line " + (i + 1) + " of " + file));
            }
        }
        return new RecipientKeys(keys);
    }

    /** The key that makes hashes. */
    public RecipientKey current() {
        return keys.get(0);
    }

    /** All of them, the current one first. */
    public List<RecipientKey> all() {
        return keys;
    }

    /** The ids; never a secret. */
    @Override
    public String toString() {
        return keys.toString();
    }

    private static RecipientKey key(String line, String where) {
        String[] words = line.split("\\s+", -1);
        if (words.length != 2) {
            throw new IllegalArgumentException(where + ": an id and a base64 secret; was " + words.length + " words");
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(words[1]);
        } catch (IllegalArgumentException e) { // its message would quote a character of the secret
            throw new IllegalArgumentException(
                    where + ": a base64 secret; was " + words[1].length() + " characters that are none");
        }
        try {
            return new RecipientKey(words[0], secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read recipient keys from " + file, e);
        }
    }
}
