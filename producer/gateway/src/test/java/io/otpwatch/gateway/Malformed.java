package io.otpwatch.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** Bodies that are no events, of many kinds. */
final class Malformed {
    private static final String[] WRONG = {
        "17",
        "-1",
        "1e400",
        "123456789012345678901234567890",
        "true",
        "null",
        "[]",
        "{}",
        "[[1]]",
        "{\"a\":[]}",
        "\"\"",
        "\"jane@example.com\"",
        "\"+12015550123\"",
        "\"\\ud800\"",
        "\"" + "x".repeat(300) + "\"",
        "0.1",
        "\"\\u0000\""
    };
    /** Fields of all kinds of which none may have any of {@link #WRONG}. */
    private static final String[] FIELDS = {"challengeId", "nobodyKnows", "jane@example.com", "", "\\u0000", "CodeId"};

    private Malformed() {}

    static byte[] body(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> bytes(random);
            case 1 -> wrongField(random).getBytes(UTF_8);
            case 2 -> "[".repeat(1 + random.nextInt(2_000)).getBytes(UTF_8);
            case 3 -> ("{\"a\":".repeat(1 + random.nextInt(500)) + "1").getBytes(UTF_8);
            case 4 -> twice(random).getBytes(UTF_8);
            case 5 -> badUtf8(random);
            case 6 -> cut(random).getBytes(UTF_8);
            default -> "9".repeat(1 + random.nextInt(3_000)).getBytes(UTF_8);
        };
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String wrongField(Random random) {
        String field = FIELDS[random.nextInt(FIELDS.length)];
        String value = WRONG[random.nextInt(WRONG.length)];
        return "{\"" + field + "\":" + value + "}";
    }

    private static String twice(Random random) {
        return Bodies.sent("k" + random.nextInt(), "\"attempt\":" + random.nextInt(3));
    }

    private static byte[] badUtf8(Random random) {
        byte[] body = Bodies.sent("kkkkkkkk").getBytes(UTF_8);
        int at = new String(body, UTF_8).indexOf("kkkkkkkk") + random.nextInt(6);
        body[at] = (byte) (0x80 + random.nextInt(0x40)); // a byte that only follows others
        return body;
    }

    private static String cut(Random random) {
        String body = Bodies.sent("k" + random.nextInt());
        return body.substring(0, random.nextInt(body.length() - 1));
    }
}
