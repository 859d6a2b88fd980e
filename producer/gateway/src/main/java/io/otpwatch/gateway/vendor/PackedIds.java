package io.otpwatch.gateway.vendor;

import io.otpwatch.gateway.intake.CodeIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The two ids of a code in few bytes: 32 if both are UUIDs in lower case, else their text with a zero between. */
final class PackedIds {
    private static final int UUID_LENGTH = 36;
    private static final int TWO_UUIDS = 32;

    private PackedIds() {}

    static byte[] pack(CodeIds ids) {
        if (isUuid(ids.challengeId()) && isUuid(ids.codeId())) {
            UUID challenge = UUID.fromString(ids.challengeId());
            UUID code = UUID.fromString(ids.codeId());
            return ByteBuffer.allocate(TWO_UUIDS)
                    .putLong(challenge.getMostSignificantBits())
                    .putLong(challenge.getLeastSignificantBits())
                    .putLong(code.getMostSignificantBits())
                    .putLong(code.getLeastSignificantBits())
                    .array();
        }
        byte[] text = (ids.challengeId() + '\0' + ids.codeId()).getBytes(StandardCharsets.ISO_8859_1);
        // A text of just that length would be taken for two UUIDs.
        return text.length == TWO_UUIDS
                ? (ids.challengeId() + "\0" + ids.codeId() + '\0').getBytes(StandardCharsets.ISO_8859_1)
                : text;
    }

    static CodeIds unpack(byte[] packed) {
        if (packed.length == TWO_UUIDS) {
            ByteBuffer bytes = ByteBuffer.wrap(packed);
            return new CodeIds(
                    new UUID(bytes.getLong(), bytes.getLong()).toString(),
                    new UUID(bytes.getLong(), bytes.getLong()).toString());
        }
        String[] ids = new String(packed, StandardCharsets.ISO_8859_1).split("\0", 3);
        return new CodeIds(ids[0], ids[1]);
    }

    private static boolean isUuid(String id) {
        try {
            return id.length() == UUID_LENGTH && UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
