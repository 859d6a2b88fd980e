package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.schemas.Heartbeat;
import org.junit.jupiter.api.Test;

class HeartbeatWriterTest {
    @Test
    void a_heartbeat_is_that_of_the_schemas_and_no_processors() {
        // When
        var heartbeat = HeartbeatWriter.record("otp.code-sent", 3);

        // Then
        assertThat(heartbeat).isEqualTo(Heartbeat.record("otp.code-sent", 3));
        assertThat(Heartbeat.isOfOthers(heartbeat.headers())).isTrue();
    }
}
