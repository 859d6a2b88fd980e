package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random events, a small part of them with a field that breaks its rule. */
final class Inputs {
    private static final String ANY = "aZ09 ._:-@+éß語\uD83D\uDE00\uD800\t\u0130";
    private static final long FROM_2020 = 1_577_836_800_000L;

    private final Random random;
    private int good;
    private int bad;

    Inputs(Random random) {
        this.random = random;
    }

    Sent sent() {
        return Sent.of(id(), id())
                .by(or("Twilio ", () -> any(66)), or(" ACME", () -> any(66)))
                .attempt(rarely() ? -1 : 1 + random.nextInt(100))
                .sentAt(maybe(this::time))
                .template(maybe(() -> text(64)))
                .expiresAt(maybe(this::time))
                .clientPlatform(maybe(() -> text(32)))
                .vendorMessageId(maybe(() -> or(text(128), () -> any(130))));
    }

    Destination destination() {
        String recipient = maybe(() -> or("0123456789abcdef0123456789abcdef", () -> any(32)));
        return new Destination(
                Channel.values()[random.nextInt(3)],
                or("DE", () -> any(3)),
                or("gmail.com", () -> or("262-01", () -> any(20))),
                or("google", () -> any(66)),
                rarely() ? "+4915112" : null,
                recipient,
                recipient == null || rarely() ? null : text(16));
    }

    Received received() {
        EvidenceKind kind = EvidenceKind.values()[random.nextInt(EvidenceKind.values().length)];
        return Received.of(kind, id(), rarely() ? null : id())
                .receivedAt(maybe(this::time))
                .provider(maybe(() -> or("Vonage", () -> any(66))))
                .clientPlatform(maybe(() -> text(32)))
                .vendorMessageId(maybe(() -> or(text(128), () -> any(130))))
                .rawCode(maybe(() -> text(64)));
    }

    Failed failed() {
        ReasonClass reasonClass = ReasonClass.values()[random.nextInt(ReasonClass.values().length)];
        return Failed.of(id(), id(), reasonClass, or("mailbox_full", () -> any(66)))
                .failedAt(maybe(this::time))
                .provider(maybe(() -> or("Vonage", () -> any(66))))
                .vendorMessageId(maybe(() -> or(text(128), () -> any(130))))
                .ruleId(maybe(() -> text(64)))
                .rawCodes(IntStream.range(0, rarely() ? 9 : random.nextInt(9))
                        .mapToObj(i -> text(64))
                        .toList())
                .redactedText(maybe(() -> text(512)));
    }

    /** Else the test would show half of what it says. */
    void assertBothSortsSeen() {
        assertThat(List.of(good, bad)).allMatch(count -> count > 1_000);
    }

    private String id() {
        return or("c-" + Long.toHexString(random.nextLong()), () -> any(130));
    }

    private Instant time() {
        return Instant.ofEpochMilli(rarely() ? random.nextLong() : FROM_2020 + random.nextInt(Integer.MAX_VALUE));
    }

    private String text(int max) {
        String clean = any(max).replaceAll("[\\p{Cntrl}@+]", "x");
        return rarely() ? any(max + 2) : clean;
    }

    private String any(int max) {
        return random.ints(random.nextInt(max + 1), 0, ANY.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ANY.charAt(i)), StringBuilder::append)
                .toString();
    }

    private String or(String usual, Supplier<String> rare) {
        return rarely() ? rare.get() : usual;
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private boolean rarely() {
        boolean rare = random.nextInt(40) == 0;
        bad += rare ? 1 : 0;
        good += rare ? 0 : 1;
        return rare;
    }
}
