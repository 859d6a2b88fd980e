package io.otpwatch.processor.lockouts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one recipient with stuck challenges.
 *
 * @param challenges oldest first, by their deadlines; at least one, at most {@link #MAX}
 * @param lockedAt when the lockout began, ms since 1970; {@link #NOT_LOCKED}: there is none
 */
public record StuckUser(List<Challenge> challenges, long lockedAt) {
    /** Challenges that are kept of a recipient; of more, the newest. */
    public static final int MAX = 16;

    public static final long NOT_LOCKED = Long.MIN_VALUE;

    private static final byte VERSION = 1;

    /**
     * A challenge that is stuck.
     *
     * @param since sentAt of its first code, ms since 1970
     * @param stuckAt its deadline, ms since 1970
     */
    public record Challenge(String id, long since, long stuckAt) {}

    public StuckUser {
        challenges = List.copyOf(challenges);
    }

    public boolean isLocked() {
        return lockedAt != NOT_LOCKED;
    }

    /** The deadline of the newest challenge, ms since 1970. */
    public long newest() {
        return challenges.get(challenges.size() - 1).stuckAt();
    }

    /** Version (byte), lockedAt, number of challenges (byte), and of each its id (UTF-8 as Java has it), since, stuckAt. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(VERSION);
            out.writeLong(lockedAt);
            out.writeByte(challenges.size());
            for (Challenge challenge : challenges) {
                out.writeUTF(challenge.id());
                out.writeLong(challenge.since());
                out.writeLong(challenge.stuckAt());
            }
        } catch (IOException e) { // memory has none
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if another version wrote it */
    public static StuckUser decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "stuck user of version " + version + ", this version of otpwatch reads " + VERSION);
            }
            long lockedAt = in.readLong();
            List<Challenge> challenges = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                challenges.add(new Challenge(in.readUTF(), in.readLong(), in.readLong()));
            }
            return new StuckUser(challenges, lockedAt);
        } catch (IOException e) {
            throw new UncheckedIOException("a stuck user ends early", e);
        }
    }
}
