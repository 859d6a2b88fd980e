package io.otpwatch.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.rules.Partitions;
import io.otpwatch.rules.RecipientKey;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.rules.Recipients;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.testkit.TestBroker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(180)
class OtpWatchIT {
    private static final int PARTITIONS = 4;
    private static final RecipientKey KEY = RecipientKeys.random("k1");
    private static final List<String> LOGGERS = List.of("io.otpwatch", "org.apache.kafka.clients", "com.google");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> julLog = new CopyOnWriteArrayList<>();
    private final List<Loss> losses = new CopyOnWriteArrayList<>();
    private TestBroker broker;
    private Inbox inbox;

    @BeforeEach
    void start() throws Exception {
        broker = TestBroker.start();
        inbox = Inbox.create(broker.bootstrapServers(), PARTITIONS);
        log.start();
        LOGGERS.forEach(name -> logger(name).addAppender(log));
        LOGGERS.forEach(name -> logger(name).setLevel(Level.DEBUG));
        LOGGERS.forEach(name -> logger(name).setAdditive(false));
    }

    @AfterEach
    void stop() {
        LOGGERS.forEach(name -> logger(name).detachAppender(log));
        LOGGERS.forEach(name -> logger(name).setLevel(null));
        LOGGERS.forEach(name -> logger(name).setAdditive(true));
        broker.close();
    }

    @Test
    void what_is_given_is_what_the_monitor_reads() throws Exception {
        // When
        try (OtpWatch otpwatch = builder().build()) {
            otpwatch.sentToPhone("+49 1511 2345678", Sent.of("c-1", "k-1").by("Twilio", "ACME"));
            otpwatch.sentToEmail("Jane@GMail.com", Sent.of("c-2", "k-2").by("ses", "login.example.com"));
            otpwatch.entered(Entered.wrong("c-1").clientPlatform("ios-app-12"));
            otpwatch.received(
                    Received.delivered("c-1", "k-1").provider("twilio").rawCode("delivered"));
            otpwatch.failed(
                    Failed.of("c-2", "k-2", ReasonClass.OPERATOR, "filtered").rawCodes(List.of("5.7.1")));
            otpwatch.close(Duration.ofMinutes(1));
            assertThat(otpwatch.counts()).isEqualTo(new Counts(5, 0, 0, 0, 0));
        }

        // Then
        CodeSent sms = read(Topics.CODE_SENT, "c-1").get(0);
        assertThat(sms.getChannel()).isEqualTo(io.otpwatch.events.Channel.SMS);
        assertThat(List.of(sms.getProvider(), sms.getSender(), sms.getCountry(), sms.getDomain(), sms.getOperator()))
                .containsExactly("twilio", "acme", "DE", "262-01", "deutsche-telekom");
        assertThat(sms.getRecipient()).isEqualTo(Recipients.phone(KEY, "+4915112345678"));
        assertThat(read(Topics.CODE_SENT, "c-2").get(0).getDomain()).isEqualTo("gmail.com");
        assertThat(read(Topics.CODE_RECEIVED, "c-1"))
                .extracting(CodeReceived::getKind)
                .containsExactly(
                        io.otpwatch.events.EvidenceKind.ENTERED_WRONG, io.otpwatch.events.EvidenceKind.DELIVERED);
        assertThat(read(Topics.CODE_FAILED, "c-2"))
                .extracting(CodeFailed::getReason)
                .containsExactly("filtered");
        assertThat(inbox.readAll())
                .filteredOn(OtpWatchIT::isEvent)
                .allSatisfy(record -> assertThat(record.partition())
                        .isEqualTo(Partitions.of(new String(record.key(), UTF_8), PARTITIONS)));
    }

    @Test
    void no_address_or_number_is_in_any_record_or_log() throws Exception {
        // Given
        List<String> canaries = List.of(
                "canary.jane", "Canary.Jane", "4915187654321", "15187654321", "1518765 4321", "87654321", "canary no");
        Handler julHandler = new JulHandler();
        java.util.logging.Logger.getLogger("").addHandler(julHandler);

        // When
        try (OtpWatch otpwatch = builder().listener(losses::add).build()) {
            otpwatch.sentToEmail("Canary.Jane+otp@GMail.com", sent("c-1"));
            otpwatch.sentToEmail("canary.jane@bücher.example", sent("c-2"));
            otpwatch.sentToEmail("canary.jane.example.com", sent("c-3"));
            otpwatch.sentToEmail("canary no@address", sent("c-3"));
            otpwatch.sentToPhone("+49 1518765 4321", sent("c-4"));
            otpwatch.sentToPhone("+4915187654321", "262-02", sent("c-5"));
            otpwatch.sentToPhone("015187654321", sent("c-6"));
            otpwatch.sentToEmail("jane@example.com", sent("+4915187654321"));
            otpwatch.sentToEmail("jane@example.com", sent("canary.jane@example.com"));
            otpwatch.close(Duration.ofMinutes(1));

            // Then
            assertThat(otpwatch.counts()).isEqualTo(new Counts(4, 0, 5, 0, 0));
        } finally {
            java.util.logging.Logger.getLogger("").removeHandler(julHandler);
        }
        List<ConsumerRecord<byte[], byte[]>> records = inbox.readAll();
        assertThat(records.stream().filter(OtpWatchIT::isEvent)).hasSize(4);
        assertThat(records).anySatisfy(record -> assertThat(text(record)).contains("gmail.com"));
        assertThat(records).allSatisfy(record -> assertThat(text(record)).doesNotContain(canaries));
        assertThat(log.list).isNotEmpty();
        List<ILoggingEvent> lines = List.copyOf(log.list);
        assertThat(lines).allSatisfy(line -> assertThat(text(line)).doesNotContain(canaries));
        assertThat(julLog).allSatisfy(line -> assertThat(line).doesNotContain(canaries));
        assertThat(losses)
                .hasSize(5)
                .allSatisfy(loss -> assertThat(loss.toString()).doesNotContain(canaries));
    }

    @Test
    void heartbeats_reach_every_partition_each_second() throws Exception {
        // When
        try (OtpWatch otpwatch = builder().heartbeats(true).build()) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(heartbeats()).hasSizeGreaterThanOrEqualTo(3 * PARTITIONS * 2));
            assertThat(otpwatch.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0));
        }

        // Then
        assertThat(heartbeats().stream()
                        .map(record -> record.topic() + record.partition())
                        .distinct())
                .hasSize(3 * PARTITIONS);
        assertThat(inbox.readAll()).filteredOn(OtpWatchIT::isEvent).isEmpty();
    }

    @Test
    void a_topic_that_is_missing_is_named_and_holds_up_no_other() throws Exception {
        // Given
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of("otp.code-failed")).all().get();
            await().until(() -> !admin.listTopics().names().get().contains("otp.code-failed"));
        }

        // When
        try (OtpWatch otpwatch =
                builder().patience(Duration.ofSeconds(10)).listener(losses::add).build()) {
            otpwatch.failed(Failed.of("c-1", "k-1", ReasonClass.OPERATOR, "filtered"));
            otpwatch.entered(Entered.right("c-1"));

            // Then
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(otpwatch.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1)));
        }
        assertThat(losses)
                .containsExactly(new Loss(EventKind.FAILED, Loss.Cause.FAILED, "there is no topic otp.code-failed"));
    }

    private List<ConsumerRecord<byte[], byte[]>> heartbeats() {
        return inbox.read("otp.code-sent", "otp.code-received", "otp.code-failed").stream()
                .filter(Heartbeat::isHeartbeat)
                .toList();
    }

    private <T extends SpecificRecord> List<T> read(Topic<T> topic, String challengeId) {
        return inbox.read(topic.name()).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(challengeId))
                .map(record -> topic.serde().deserializer().deserialize(topic.name(), record.value()))
                .toList();
    }

    private OtpWatchBuilder builder() {
        return OtpWatch.builder().bootstrapServers(broker.bootstrapServers()).recipientKeys(RecipientKeys.of(KEY));
    }

    private static Sent sent(String challengeId) {
        return Sent.of(challengeId, "k-1").by("ses", "login.example.com");
    }

    private static boolean isEvent(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().startsWith("otp.") && record.value() != null;
    }

    /** Byte for byte, so that no encoding hides anything. */
    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return Stream.concat(
                        Stream.of(record.key(), record.value()),
                        Arrays.stream(record.headers().toArray()).map(header -> header.value()))
                .map(bytes -> bytes == null ? "" : new String(bytes, UTF_8))
                .reduce("", (a, b) -> a + "|" + b);
    }

    private static String text(ILoggingEvent line) {
        var thrown = line.getThrowableProxy();
        return line.getFormattedMessage() + (thrown == null ? "" : thrown.getMessage());
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** What libphonenumber would log. */
    private final class JulHandler extends Handler {
        @Override
        public void publish(LogRecord line) {
            julLog.add(line.getMessage() + Arrays.toString(line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
