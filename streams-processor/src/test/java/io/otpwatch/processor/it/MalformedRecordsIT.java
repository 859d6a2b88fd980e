package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.otpwatch.events.DeadLetter;
import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.processor.topology.Events;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.SimulatedEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A hundred thousand records that cannot be used, among some thousand that can. */
class MalformedRecordsIT {
    private static final int BAD = 100_000;
    private static final int GOOD_EVERY = 25;
    private static final int LETTER_BYTES_MAX = 300;
    private static final int LOG_LINES_MAX = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Map<String, Rejection> expected = new ConcurrentHashMap<>();
    private final Map<String, String> found = new HashMap<>();

    @Test
    void each_is_counted_by_its_reason_and_named_by_its_place_and_the_good_ones_get_their_outcomes() throws Exception {
        ListAppender<ILoggingEvent> log = listen();
        try (FaultRig rig = new FaultRig(folder);
                ProcessorService processor = ProcessorService.start(config(rig))) {
            // When
            long began = System.nanoTime();
            append(rig);
            readDeadLetters(rig);
            double seconds = (System.nanoTime() - began) / 1e9;

            // Then
            System.out.printf("%d malformed records, appended and refused: %.0f/s%n", BAD, BAD / seconds);
            assertThat(found).hasSize(BAD);
            expected.forEach((place, reason) -> assertThat(found).containsEntry(place, reason.label()));
            Awaitility.await()
                    .atMost(FaultRig.PATIENCE)
                    .untilAsserted(() -> assertThat(counted(processor)).isEqualTo(reasons()));
            rig.verify();
            assertThat(processor.running()).isTrue();
            assertThat(log.list).hasSizeLessThan(LOG_LINES_MAX);
        } finally {
            log.stop();
        }
    }

    private void append(FaultRig rig) {
        Malformed malformed = new Malformed(20260103L);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(rig.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < BAD; i++) {
                bad(producer, malformed.record(i));
                if (i % GOOD_EVERY == 0) {
                    good(rig, producer, i % (2 * GOOD_EVERY) == 0);
                }
            }
        }
        assertThat(expected).hasSize(BAD);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    private void bad(KafkaProducer<byte[], byte[]> producer, Malformed.Bad bad) {
        producer.send(bad.record(), (metadata, failure) -> {
            if (failure == null) {
                expected.put(metadata.topic() + "-" + metadata.partition() + "-" + metadata.offset(), bad.reason());
            }
        });
    }

    private static void good(FaultRig rig, KafkaProducer<byte[], byte[]> producer, boolean delivered) {
        Instant now = Instant.now();
        String challengeId = UUID.randomUUID().toString();
        String codeId = UUID.randomUUID().toString();
        good(rig, producer, new SimulatedEvent.Send(now, Events.sent(challengeId, codeId, now.toEpochMilli())));
        if (delivered) {
            good(
                    rig,
                    producer,
                    new SimulatedEvent.Evidence(now, Events.delivered(challengeId, codeId, now.toEpochMilli())));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    private static void good(FaultRig rig, KafkaProducer<byte[], byte[]> producer, SimulatedEvent event) {
        String topic = event instanceof SimulatedEvent.Send ? Topics.CODE_SENT.name() : Topics.CODE_RECEIVED.name();
        byte[] key = event.challengeId().getBytes(StandardCharsets.UTF_8);
        producer.send(
                new ProducerRecord<>(topic, key, event.encode()), (metadata, failure) -> told(rig, event, metadata));
    }

    private static void told(FaultRig rig, SimulatedEvent event, RecordMetadata metadata) {
        rig.ledger.add(new Appended(event, metadata.timestamp(), metadata.partition(), metadata.offset()));
    }

    private void readDeadLetters(FaultRig rig) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(rig.kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            Awaitility.await()
                    .atMost(FaultRig.PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(this::found);
                        return found.size() >= BAD;
                    });
        }
    }

    private void found(ConsumerRecord<byte[], byte[]> record) {
        assertThat(record.value()).hasSizeLessThan(LETTER_BYTES_MAX);
        assertThat(new String(record.value(), StandardCharsets.ISO_8859_1)).doesNotContain(Malformed.SECRET, "+1 555");
        DeadLetter letter = Topics.DEAD_LETTERS.serde().decode(record.value());
        String place = letter.getTopic() + "-" + letter.getPartition() + "-" + letter.getOffset();
        assertThat(found.put(place, letter.getReason())).as("once").isNull();
    }

    private Map<String, Long> reasons() {
        Map<Rejection, Long> reasons = new EnumMap<>(Rejection.class);
        expected.values().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        Map<String, Long> labels = new HashMap<>();
        reasons.forEach((reason, count) -> labels.put(reason.label(), count));
        return labels;
    }

    private static Map<String, Long> counted(ProcessorService processor) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + processor.opsPort() + "/metrics"))
                .build();
        String metrics = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, Long> counts = new HashMap<>();
        Matcher line = Pattern.compile("otp_dead_letters_total\\{reason=\"(\\w+)\"} (\\S+)")
                .matcher(metrics);
        while (line.find()) {
            counts.put(line.group(1), (long) Double.parseDouble(line.group(2)));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static ProcessorConfig config(FaultRig rig) {
        return ProcessorConfig.of(
                Settings.load(ProcessorConfig.definition(), rig.settings("one"), Optional.empty(), Map.of()));
    }

    /** What otpwatch logs from now on. */
    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger("io.otpwatch")).addAppender(log);
        return log;
    }
}
