package io.otpwatch.processor.correlate;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Three logs of random events that are unkind: everything near a limit, twice, too early, too late, out of order, with
 * heartbeats between, and silent minutes.
 */
final class History {
    /** A record of a log; empty: a heartbeat. */
    record LogRecord(long appendedAt, Optional<SimulatedEvent> event) {}

    static final Horizons HORIZONS = new Horizons(
            Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static final long LONGEST = HORIZONS.longest().toMillis();
    private static final long START = 1_700_000_000_000L;

    private final Random random;
    private final Map<Input, List<LogRecord>> logs = new EnumMap<>(Input.class);
    private long end = START;

    History(long seed, int challenges, Duration span) {
        random = new Random(seed);
        for (Input input : Input.values()) {
            logs.put(input, new ArrayList<>());
        }
        for (int i = 0; i < challenges; i++) {
            challenge(START + (long) (random.nextDouble() * span.toMillis()));
        }
        for (Input input : Input.values()) {
            for (long at = START; at < end + 4 * LONGEST; at += 500 + random.nextInt(2_000)) {
                log(input).add(new LogRecord(at, Optional.empty()));
            }
            log(input).add(new LogRecord(end + 5 * LONGEST, Optional.empty()));
            log(input).sort(Comparator.comparingLong(LogRecord::appendedAt));
        }
    }

    List<LogRecord> log(Input input) {
        return Objects.requireNonNull(logs.get(input));
    }

    /** What the ledger must be told. */
    List<Appended> appended() {
        List<Appended> all = new ArrayList<>();
        logs.forEach((input, log) -> {
            for (int offset = 0; offset < log.size(); offset++) {
                LogRecord record = log.get(offset);
                long at = offset;
                record.event().ifPresent(event -> all.add(new Appended(event, record.appendedAt(), 0, at)));
            }
        });
        return all;
    }

    /** Codes whose provider's message id some send of theirs tells. */
    Set<String> codesWithVendorId() {
        return log(Input.SENT).stream()
                .flatMap(record -> record.event().stream())
                .map(event -> ((SimulatedEvent.Send) event).sent())
                .filter(sent -> sent.getVendorMessageId() != null)
                .map(CodeSent::getCodeId)
                .collect(Collectors.toSet());
    }

    private void challenge(long at) {
        String challengeId = id();
        int codes = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
        for (int attempt = 1; attempt <= codes; attempt++) {
            code(challengeId, attempt, at + (attempt - 1) * (long) random.nextInt(50_000));
        }
        if (random.nextInt(3) == 0) {
            evidence(challengeId, null, EvidenceKind.ENTERED, near(at, HORIZONS.smsHorizon()));
        }
    }

    private void code(String challengeId, int attempt, long at) {
        String codeId = id();
        boolean sms = random.nextBoolean();
        if (random.nextInt(20) > 0) {
            boolean vendorId = random.nextBoolean();
            sent(challengeId, codeId, attempt, sms, vendorId, at);
            if (random.nextInt(8) == 0) {
                sent(challengeId, codeId, attempt, sms, random.nextBoolean(), at + random.nextInt(5_000));
            }
        }
        Duration horizon = sms ? HORIZONS.smsHorizon() : HORIZONS.emailHorizon();
        Duration deadline = sms ? HORIZONS.smsDeadline() : HORIZONS.emailDeadline();
        for (int i = random.nextInt(4); i > 0; i--) {
            Duration limit = random.nextBoolean() ? horizon : deadline;
            EvidenceKind kind = EvidenceKind.values()[random.nextInt(EvidenceKind.values().length)];
            evidence(challengeId, codeId, kind, near(at, limit));
        }
        if (random.nextInt(4) == 0) {
            failed(challengeId, codeId, near(at, random.nextBoolean() ? horizon : deadline));
        }
    }

    /** At a limit, just beside it, or anywhere. */
    private long near(long sent, Duration limit) {
        long[] limits = {0, limit.toMillis(), -LONGEST, limit.toMillis() + LONGEST};
        return switch (random.nextInt(4)) {
            case 0 -> sent + limits[random.nextInt(limits.length)];
            case 1 -> sent + limits[random.nextInt(limits.length)] + (random.nextBoolean() ? 1 : -1);
            case 2 -> sent + (long) (random.nextGaussian() * LONGEST);
            default -> sent + random.nextInt(5_000);
        };
    }

    private void sent(String challengeId, String codeId, int attempt, boolean sms, boolean vendorId, long at) {
        CodeSent sent = new CodeSent(
                challengeId,
                codeId,
                attempt,
                at - random.nextInt(12_000),
                sms ? Channel.SMS : Channel.EMAIL,
                random.nextBoolean() ? "one" : "two",
                "acme",
                sms ? "US" : "ZZ",
                sms ? "310-260" : "gmail.com",
                sms ? "t-mobile" : "google",
                null,
                recipient(challengeId),
                recipient(challengeId) == null ? null : "k1",
                null,
                sms && random.nextBoolean() ? "141555" + random.nextInt(10) : null,
                platform(challengeId),
                vendorId ? "v-1" : null);
        add(Input.SENT, at, new SimulatedEvent.Send(Instant.ofEpochMilli(at), sent));
    }

    /** Of one in four challenges it is not known. */
    static @Nullable String recipient(String challengeId) {
        int hash = challengeId.hashCode();
        return (hash & 3) == 0 ? null : "%032x".formatted(hash & 0xffff_ffffL);
    }

    /** Of one in five challenges it is not known. */
    static @Nullable String platform(String challengeId) {
        int number = Math.floorMod(challengeId.hashCode(), 5);
        return number == 0 ? null : "ios-app-" + number;
    }

    private void evidence(String challengeId, @Nullable String codeId, EvidenceKind kind, long at) {
        CodeReceived received = new CodeReceived(
                challengeId,
                codeId,
                kind,
                at - random.nextInt(3_000),
                random.nextBoolean() ? "one" : null,
                null,
                null,
                null);
        add(Input.RECEIVED, at, new SimulatedEvent.Evidence(Instant.ofEpochMilli(at), received));
    }

    private void failed(String challengeId, String codeId, long at) {
        ReasonClass reason = ReasonClass.values()[random.nextInt(ReasonClass.values().length)];
        CodeFailed failed =
                new CodeFailed(challengeId, codeId, reason, "filtered", at, "two", null, null, List.of(), null);
        add(Input.FAILED, at, new SimulatedEvent.Failure(Instant.ofEpochMilli(at), failed));
    }

    private void add(Input input, long at, SimulatedEvent event) {
        log(input).add(new LogRecord(at, Optional.of(event)));
        end = Math.max(end, at);
    }

    private String id() {
        UUID uuid = new UUID(random.nextLong(), random.nextLong());
        return random.nextInt(5) == 0 ? "lg-" + uuid.toString().substring(0, 13) : uuid.toString();
    }
}
