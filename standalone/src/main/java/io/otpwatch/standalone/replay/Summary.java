package io.otpwatch.standalone.replay;

import io.otpwatch.schemas.Topics;

/** How a replay went, in lines and events. Not thread-safe. */
final class Summary {
    private long sent;
    private long received;
    private long failed;
    private long bad;

    void count(Recorded<?> recorded) {
        String topic = recorded.topic().name();
        if (topic.equals(Topics.CODE_SENT.name())) {
            sent++;
        } else if (topic.equals(Topics.CODE_RECEIVED.name())) {
            received++;
        } else {
            failed++;
        }
    }

    void countBad() {
        bad++;
    }

    long events() {
        return sent + received + failed;
    }

    boolean anyBad() {
        return bad > 0;
    }

    String text() {
        return "%,d events: %,d sent, %,d received, %,d failed; bad lines: %,d"
                .formatted(events(), sent, received, failed, bad);
    }
}
