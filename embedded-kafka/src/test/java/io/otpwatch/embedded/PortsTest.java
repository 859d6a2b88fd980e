package io.otpwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void ports_of_many_nodes_differ() {
        // When
        List<Integer> ports = Ports.free(Collections.nCopies(9, 0));

        // Then
        assertThat(ports).hasSize(9).doesNotHaveDuplicates().allMatch(port -> port > 0);
    }

    @Test
    void a_wanted_port_that_is_taken_is_named() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When, Then
            assertThatThrownBy(() -> Ports.free(List.of(0, taken.getLocalPort())))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void a_start_is_tried_again_while_its_ports_are_taken_but_not_for_ever() {
        // Given
        List<Integer> attempts = new ArrayList<>();

        // When
        String started = Ports.retried(() -> attempt(attempts, 3));

        // Then
        assertThat(started).isEqualTo("attempt 3");
        attempts.clear();
        assertThatThrownBy(() -> Ports.retried(() -> attempt(attempts, 6))).isInstanceOf(PortInUseException.class);
        assertThat(attempts).hasSize(5);
    }

    private static String attempt(List<Integer> attempts, int lucky) {
        attempts.add(attempts.size() + 1);
        if (attempts.size() < lucky) {
            throw new PortInUseException(9092);
        }
        return "attempt " + attempts.size();
    }
}
