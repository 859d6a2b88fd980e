package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otpwatch.schemas.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeartbeatWriterTest {
    private static final int TOPICS = EventKind.values().length;

    private final List<Fake> made = new CopyOnWriteArrayList<>();
    private final List<HeartbeatWriter> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(HeartbeatWriter::close);
    }

    @Test
    void a_heartbeat_is_that_of_the_schemas_and_no_processors() {
        // When
        var heartbeat = HeartbeatWriter.record("otp.code-sent", 3);

        // Then
        assertThat(heartbeat).isEqualTo(Heartbeat.record("otp.code-sent", 3));
        assertThat(Heartbeat.isOfOthers(heartbeat.headers())).isTrue();
    }

    @Test
    void a_producer_that_says_of_a_record_that_it_broke_is_made_again() {
        // Given
        start(this::make);
        await().until(() -> made.size() == 1 && made.get(0).history().size() == TOPICS);

        // When
        made.get(0).errorNext(new KafkaException("fatal"));

        // Then
        await().until(() -> made.size() == 2 && made.get(1).history().size() >= TOPICS);
        assertThat(made.get(0).closed()).isTrue();
    }

    @Test
    void after_a_heartbeat_that_came_too_late_the_next_goes_out_by_the_same_producer() {
        // Given
        start(this::make);
        await().until(() -> made.size() == 1 && made.get(0).history().size() == TOPICS);

        // When
        made.get(0).errorNext(new TimeoutException("5000 ms have passed"));

        // Then
        await().until(() -> made.get(0).history().size() == TOPICS + 1);
        assertThat(made).hasSize(1);
    }

    @Test
    void an_error_in_one_topic_stops_no_other() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        Fake kafka = new Fake(() -> {
            if (asked.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("codec");
            }
        });

        // When
        start(() -> kafka);

        // Then
        await().until(() -> kafka.history().size() == TOPICS);
    }

    @Test
    void closing_closes_the_producer() {
        // Given
        HeartbeatWriter writer = start(this::make);
        await().until(() -> made.size() == 1);

        // When
        writer.close();

        // Then
        await().untilAsserted(() -> assertThat(made).singleElement().matches(MockProducer::closed));
    }

    @Test
    void a_producer_that_answers_only_after_closing_is_closed_then() {
        // Given
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch answering = new CountDownLatch(1);
        Fake kafka = new Fake(() -> {
            inside.countDown();
            awaitUninterruptibly(answering);
        });
        HeartbeatWriter writer = start(() -> kafka);
        awaitUninterruptibly(inside);

        // When
        writer.close();
        answering.countDown();

        // Then
        await().until(kafka::closed);
    }

    private HeartbeatWriter start(Supplier<Producer<byte[], byte[]>> producers) {
        HeartbeatWriter writer = HeartbeatWriter.start(producers);
        started.add(writer);
        return writer;
    }

    private Producer<byte[], byte[]> make() {
        Fake fake = new Fake(() -> {});
        made.add(fake);
        return fake;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                done = false;
            }
        }
    }

    /** Has one partition of each topic; what it is sent stays under way. */
    private static final class Fake extends MockProducer<byte[], byte[]> {
        private final Runnable asked;

        Fake(Runnable asked) {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.asked = asked;
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            asked.run();
            return List.of(new PartitionInfo(topic, 0, null, new Node[0], new Node[0]));
        }
    }
}
