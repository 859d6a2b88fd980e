package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.DeadLetter;
import io.otpwatch.events.Lockout;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.Stuck;
import io.otpwatch.events.VendorMessage;
import io.otpwatch.processor.Golden;
import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.lockouts.LockoutRule;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.registry.FakeRegistry;
import io.otpwatch.processor.registry.RegisteredSchemas;
import io.otpwatch.processor.registry.RegistrySettings;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChangelogTrimmer;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTopologyTest {
    private static final long START = 1_700_000_000_000L;
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(10), Duration.ofSeconds(30));

    private static final String RECIPIENT = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path stateDir;

    private final Map<Route, Long> sent = new HashMap<>();
    private final Map<Rejection, Long> rejected = new HashMap<>();
    private final TaskStatuses statuses = new TaskStatuses(InstantSource.fixed(Instant.ofEpochMilli(START)));
    private final FakeRegistry registry = new FakeRegistry();
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put("processing.exception.handler.global.enabled", true);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(topology(), properties, Instant.ofEpochMilli(START));
    }

    @AfterEach
    void stop() {
        driver.close();
        registry.close();
    }

    @Test
    void the_graph_is_the_one_that_state_was_built_with() throws IOException {
        Golden.check("topology.txt", topology().describe().toString());
    }

    @Test
    void a_code_gets_its_outcome_when_all_three_logs_have_passed_its_horizon() {
        // Given
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), START);
        send(Topics.CODE_SENT, Events.sent("c-2", "code-b", START), START);
        send(Topics.CODE_SENT, Events.sent("c-3", "code-c", START), START);
        send(Topics.CODE_RECEIVED, Events.delivered("c-1", "code-a", START + 3_000), START + 3_000);
        send(Topics.CODE_FAILED, Events.filtered("c-2", "code-b", START + 2_000), START + 2_000);
        heartbeat(Topics.CODE_SENT, START + 40_000);
        heartbeat(Topics.CODE_RECEIVED, START + 40_000);
        List<CodeOutcome> before = outcomes();

        // When
        heartbeat(Topics.CODE_FAILED, START + 40_000);

        // Then
        assertThat(before).isEmpty();
        assertThat(outcomes())
                .extracting(CodeOutcome::getCodeId, CodeOutcome::getOutcome, CodeOutcome::getReasonClass)
                .containsExactlyInAnyOrder(
                        tuple("code-a", OutcomeKind.RECEIVED, null),
                        tuple("code-b", OutcomeKind.FAILED, ReasonClass.OPERATOR),
                        tuple("code-c", OutcomeKind.MISSING, null));
    }

    @Test
    void an_entry_without_a_code_id_stands_for_the_codes_sent_before_it() {
        // Given
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), START);
        send(Topics.CODE_SENT, Events.sent("c-1", "code-b", START + 9_000), START + 9_000);

        // When
        send(Topics.CODE_RECEIVED, Events.entered("c-1", START + 8_000), START + 9_500);
        everyLogReaches(START + 60_000);

        // Then
        assertThat(outcomes())
                .extracting(CodeOutcome::getCodeId, CodeOutcome::getOutcome)
                .containsExactlyInAnyOrder(tuple("code-a", OutcomeKind.RECEIVED), tuple("code-b", OutcomeKind.MISSING));
    }

    @Test
    void a_providers_message_id_leads_to_its_code_also_if_it_is_known_only_after_the_send() {
        // Given
        CodeSent withId = Events.sent("c-1", "code-a", START, "SM1");

        // When
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), START);
        send(Topics.CODE_SENT, withId, START + 10);
        send(Topics.CODE_SENT, withId, START + 20);

        // Then
        assertThat(driver.createOutputTopic(
                                Topics.VENDOR_IDS.name(),
                                new StringDeserializer(),
                                Topics.VENDOR_IDS.serde().deserializer())
                        .readKeyValuesToMap())
                .containsExactly(entry("twilio\tSM1", new VendorMessage("twilio", "SM1", "c-1", "code-a")));
    }

    @Test
    void a_user_whose_challenges_are_stuck_is_locked_out_until_one_is_entered() {
        // Given
        sendThree();
        send(Topics.CODE_SENT, Events.sentTo(RECIPIENT, "c-3", "code-3", START), START + 3_000);
        send(Topics.CODE_RECEIVED, Events.entered("c-3", START + 9_000), START + 9_000);

        // When
        everyLogReaches(START + 20_000);
        List<Stuck> stuck = read(Topics.STUCK);
        List<Lockout> locked = read(Topics.LOCKOUTS);
        send(Topics.CODE_RECEIVED, Events.entered("c-1", START + 21_000), START + 21_000);

        // Then
        assertThat(stuck)
                .extracting(Stuck::getRecipient, Stuck::getChallengeId, Stuck::getStuckAt, Stuck::getResolvedAt)
                .containsExactly(
                        tuple(RECIPIENT, "c-0", START + 10_000, null),
                        tuple(RECIPIENT, "c-1", START + 11_000, null),
                        tuple(RECIPIENT, "c-2", START + 12_000, null));
        assertThat(locked).singleElement().satisfies(lockout -> {
            assertThat(lockout.getChallengeIds()).containsExactly("c-0", "c-1", "c-2");
            assertThat(lockout.getWithdrawnAt()).isNull();
        });
        assertThat(read(Topics.STUCK))
                .extracting(Stuck::getChallengeId, Stuck::getResolvedAt)
                .containsExactly(tuple("c-1", START + 21_000));
        assertThat(read(Topics.LOCKOUTS)).extracting(Lockout::getWithdrawnAt).containsExactly(START + 21_000);
    }

    @Test
    void a_lockout_names_the_incident_that_explains_it() {
        // Given
        board(MadeIncident.open("i-elsewhere", "domain=262-01", START));
        board(MadeIncident.open("i-here", "domain=310-260", START));
        sendThree();

        // When
        everyLogReaches(START + 20_000);

        // Then
        assertThat(read(Topics.LOCKOUTS)).extracting(Lockout::getIncidentId).containsExactly("i-here");
    }

    @Test
    void a_user_with_a_stuck_challenge_is_forgotten_in_the_topics_own_time() {
        // Given
        KeyValueStore<String, byte[]> users = driver.getKeyValueStore(Names.STUCK_USERS);
        send(Topics.CODE_SENT, Events.sentTo(RECIPIENT, "c-1", "code-1", START), START);
        everyLogReaches(START + 20_000);
        long before = users.approximateNumEntries();

        // When
        long later = START + Duration.ofMinutes(90).toMillis();
        send(Topics.CODE_SENT, Events.sentTo(RECIPIENT.replace('0', '1'), "c-2", "code-2", later), later);
        everyLogReaches(later + 20_000);
        send(Topics.CODE_SENT, Events.sentTo(RECIPIENT.replace('0', '1'), "c-3", "code-3", later), later + 100_000);
        everyLogReaches(later + 200_000);

        // Then
        assertThat(before).isEqualTo(1);
        assertThat(users.get(RECIPIENT)).isNull();
        assertThat(users.get(RECIPIENT.replace('0', '1'))).isNotNull();
    }

    @Test
    void what_is_no_stuck_challenge_goes_to_the_dead_letters() {
        // When
        raw(Topics.STUCK, new byte[] {1, 2, 3}, START);

        // Then
        assertThat(read(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.getTopic()).isEqualTo(Topics.STUCK.name());
            assertThat(letter.getReason()).isEqualTo(Rejection.MALFORMED.label());
        });
    }

    @Test
    void a_record_that_cannot_be_used_goes_to_the_dead_letters_without_what_it_held() {
        // Given
        byte[] secret = "someone@example.com 123456".getBytes(StandardCharsets.UTF_8);

        // When
        raw(Topics.CODE_SENT, secret, START);
        send(Topics.CODE_SENT, Events.sent("+1 555 0100", "code-a", START), START);
        raw(Topics.CODE_FAILED, new byte[70_000], START);
        raw(Topics.CODE_RECEIVED, null, START);

        // Then
        List<DeadLetter> letters = read(Topics.DEAD_LETTERS);
        assertThat(letters)
                .extracting(DeadLetter::getTopic, DeadLetter::getReason, DeadLetter::getField)
                .containsExactlyInAnyOrder(
                        tuple("otp.code-sent", "malformed", null),
                        tuple("otp.code-sent", "bad_field", "challengeId"),
                        tuple("otp.code-failed", "too_large", null),
                        tuple("otp.code-received", "empty", null));
        assertThat(letters.toString()).doesNotContain("example", "123456", "555");
    }

    @Test
    void a_record_in_confluents_framing_is_an_event_if_the_registry_knows_its_schema() {
        // Given
        registry.has(7, CodeSent.getClassSchema().toString().replace("io.otpwatch.events", "com.acme"));
        byte[] event = Topics.CODE_SENT.serde().encode(Events.sent("c-1", "code-a", START));

        // When
        raw(Topics.CODE_SENT, framed(7, event), START);
        raw(Topics.CODE_SENT, framed(8, event), START);
        everyLogReaches(START + 60_000);

        // Then
        assertThat(outcomes()).extracting(CodeOutcome::getCodeId).containsExactly("code-a");
        List<DeadLetter> letters = read(Topics.DEAD_LETTERS);
        assertThat(letters).extracting(DeadLetter::getReason).containsExactly("unknown_schema");
        assertThat(letters.get(0).getSizeBytes()).isEqualTo(event.length - 5);
    }

    @Test
    void a_route_shows_what_was_sent_and_what_became_of_it() {
        // Given
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), START);
        send(Topics.CODE_SENT, Events.sent("c-2", "code-b", START), START);
        send(Topics.CODE_RECEIVED, Events.delivered("c-1", "code-a", START + 3_000), START + 3_000);
        everyLogReaches(START + 5_000);
        List<RouteHealth> early = health();

        // When
        everyLogReaches(START + 40_000);
        List<RouteHealth> late = health();

        // Then
        RouteHealth before = early.get(early.size() - 1);
        assertThat(before.getTotals().getSent()).isEqualTo(2);
        assertThat(before.getTotals().getReceipts()).isEqualTo(1);
        assertThat(before.getInFlight()).isEqualTo(2);
        RouteHealth after = late.get(late.size() - 1);
        assertThat(after.getTotals().getReceived()).isEqualTo(1);
        assertThat(after.getTotals().getMissing()).isEqualTo(1);
        assertThat(after.getTotals().getDueInTime()).isEqualTo(1);
        assertThat(after.getTotals().getDueOverdue()).isEqualTo(1);
        assertThat(after.getInFlight()).isZero();
        assertThat(after.getWatermark()).isEqualTo(START + 40_000);
        assertThat(after.getRepeats() + after.getGaps()).isZero();
    }

    @Test
    void only_committed_totals_are_told() {
        // Given
        send(Topics.CODE_SENT, Events.sent("c-1", "code-a", START), START);
        everyLogReaches(START + 1_000);
        assertThat(health()).isNotEmpty();

        // When
        Map<Route, Long> afterOneCommit = Map.copyOf(sent);
        everyLogReaches(START + 2_000);
        everyLogReaches(START + 3_000);

        // Then
        assertThat(afterOneCommit).isEmpty();
        assertThat(sent.values()).containsExactly(1L);
    }

    @Test
    void a_batch_of_deltas_that_cannot_be_read_goes_to_the_dead_letters() {
        // When
        raw(Topics.ROUTE_DELTAS, new byte[] {1, 2, 3}, START);

        // Then
        assertThat(read(Topics.DEAD_LETTERS))
                .extracting(DeadLetter::getTopic, DeadLetter::getReason)
                .containsExactly(tuple("otp.route-deltas", "malformed"));
    }

    @Test
    void what_does_not_fit_into_one_step_goes_on_while_no_record_arrives() {
        // Given
        int codes = Math.toIntExact(3L * Correlation.STEP_BUDGET);
        for (int i = 0; i < codes; i++) {
            send(Topics.CODE_SENT, Events.sent("c-" + i, "code-" + i, START), START);
        }
        everyLogReaches(START + 60_000);
        int atOnce = outcomes().size();

        // When
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(100));

        // Then
        assertThat(atOnce).isLessThan(codes);
        assertThat(atOnce + outcomes().size()).isEqualTo(codes);
    }

    private Topology topology() {
        WatchMetrics metrics = new WatchMetrics() {
            @Override
            public void watched(RouteHealth health) {}

            @Override
            public void changed(RouteHealth before, RouteHealth now) {
                long more = now.getTotals().getSent() - before.getTotals().getSent();
                sent.merge(Route.of(now), more, Long::sum);
            }

            @Override
            public void left(RouteHealth last) {}

            @Override
            public void rejected(Rejection reason, long records) {
                rejected.merge(reason, records, Long::sum);
            }
        };
        WatchTopology.Settings settings = new WatchTopology.Settings(
                HORIZONS,
                OutcomePolicy.ALL,
                true,
                true,
                LockoutRule.DEFAULT,
                IncidentSettings.DEFAULT,
                KnownDomains.shipped(),
                new WatchTopology.Layout(1, 1),
                new WatchTopology.Trim(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(5)));
        RegisteredSchemas schemas =
                new RegisteredSchemas(new RegistrySettings(registry.url(), Optional.empty(), Duration.ofSeconds(3)));
        return new WatchTopology(settings, schemas, ChangelogTrimmer.NONE, metrics, statuses, new AsStreamsDoes())
                .build();
    }

    /** In Confluent's framing instead of single-object encoding. */
    private static byte[] framed(int id, byte[] event) {
        return ByteBuffer.allocate(event.length - 5)
                .put((byte) 0)
                .putInt(id)
                .put(event, 10, event.length - 10)
                .array();
    }

    /** A second apart, each of a challenge of its own. */
    private void sendThree() {
        for (int i = 0; i < 3; i++) {
            send(
                    Topics.CODE_SENT,
                    Events.sentTo(RECIPIENT, "c-" + i, "code-" + i, START + i * 1_000L),
                    START + i * 1_000L);
        }
    }

    private void board(MadeIncident incident) {
        driver.createInputTopic(Topics.INCIDENTS.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(
                        incident.id().getBytes(StandardCharsets.UTF_8),
                        Topics.INCIDENTS.serde().encode(incident.record()));
    }

    private void everyLogReaches(long at) {
        Topics.inputs().forEach(topic -> heartbeat(topic, at));
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, T event, long at) {
        raw(topic, topic.serde().encode(event), at);
    }

    private void raw(Topic<?> topic, byte @Nullable [] value, long at) {
        pipe(topic, value, at, new RecordHeaders());
    }

    private void heartbeat(Topic<?> topic, long at) {
        pipe(topic, null, at, Heartbeat.record(topic.name(), 0).headers());
    }

    private void pipe(Topic<?> topic, byte @Nullable [] value, long at, Headers headers) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(null, value, headers, at));
    }

    /** What was published by now; every route in use within five seconds. */
    private List<RouteHealth> health() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        return read(Topics.ROUTE_HEALTH);
    }

    private List<CodeOutcome> outcomes() {
        return read(Topics.OUTCOMES);
    }

    private <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        return driver.createOutputTopic(
                        topic.name(), new ByteArrayDeserializer(), topic.serde().deserializer())
                .readValuesToList();
    }
}
