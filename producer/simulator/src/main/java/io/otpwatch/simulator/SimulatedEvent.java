package io.otpwatch.simulator;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;

/** One event and when it is to be appended; its own time is inside. */
public sealed interface SimulatedEvent {
    /** When the event is to be appended: at or after its own time. */
    Instant at();

    /** The Kafka key. */
    String challengeId();

    Topic<?> topic();

    SpecificRecordBase record();

    /** The value in the topic's wire format. */
    byte[] encode();

    record Send(Instant at, CodeSent sent) implements SimulatedEvent {
        @Override
        public String challengeId() {
            return sent.getChallengeId();
        }

        @Override
        public Topic<?> topic() {
            return Topics.CODE_SENT;
        }

        @Override
        public SpecificRecordBase record() {
            return sent;
        }

        @Override
        public byte[] encode() {
            return Topics.CODE_SENT.serde().encode(sent);
        }
    }

    record Evidence(Instant at, CodeReceived received) implements SimulatedEvent {
        @Override
        public String challengeId() {
            return received.getChallengeId();
        }

        @Override
        public Topic<?> topic() {
            return Topics.CODE_RECEIVED;
        }

        @Override
        public SpecificRecordBase record() {
            return received;
        }

        @Override
        public byte[] encode() {
            return Topics.CODE_RECEIVED.serde().encode(received);
        }
    }

    record Failure(Instant at, CodeFailed failed) implements SimulatedEvent {
        @Override
        public String challengeId() {
            return failed.getChallengeId();
        }

        @Override
        public Topic<?> topic() {
            return Topics.CODE_FAILED;
        }

        @Override
        public SpecificRecordBase record() {
            return failed;
        }

        @Override
        public byte[] encode() {
            return Topics.CODE_FAILED.serde().encode(failed);
        }
    }
}
