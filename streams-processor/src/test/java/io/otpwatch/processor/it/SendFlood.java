package io.otpwatch.processor.it;

import io.otpwatch.events.CodeSent;
import io.otpwatch.processor.topology.Events;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends and nothing else, as fast as the broker takes them, told to the rig's ledger. */
final class SendFlood {
    private final FaultRig rig;
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong lastAppend = new AtomicLong();

    SendFlood(FaultRig rig) {
        this.rig = rig;
    }

    /** Returns the highest append time so far, ms since 1970. */
    long append(int codes) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(rig.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < codes; i++) {
                send(producer);
            }
        }
        return lastAppend.get();
    }

    long appended() {
        return appended.get();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    private void send(KafkaProducer<byte[], byte[]> producer) {
        Instant now = Instant.now();
        String challengeId = UUID.randomUUID().toString();
        CodeSent sent = Events.sent(challengeId, UUID.randomUUID().toString(), now.toEpochMilli());
        SimulatedEvent event = new SimulatedEvent.Send(now, sent);
        byte[] key = challengeId.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.CODE_SENT.name(), key, event.encode()), (metadata, failure) -> {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            appended.incrementAndGet();
            lastAppend.accumulateAndGet(metadata.timestamp(), Math::max);
            rig.ledger.add(new Appended(event, metadata.timestamp(), metadata.partition(), metadata.offset()));
        });
    }
}
