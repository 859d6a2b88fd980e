package io.otpwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterIT {
    @TempDir
    Path dir;

    @Test
    void all_nodes_start_or_none_and_then_they_can_be_started_again() throws Exception {
        // Given
        String clusterId = Uuid.randomUuid().toString();
        List<Member> unlucky = members();
        int port = unlucky.get(2).ports().broker();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // When, Then
            assertThatThrownBy(() -> EmbeddedCluster.start(dir, clusterId, unlucky, Map.of()))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }

        // When
        try (EmbeddedCluster cluster = Ports.retried(() -> EmbeddedCluster.start(dir, clusterId, members(), Map.of()));
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + cluster.port(1)))) {
            // Then
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(Node::id, Node::port)
                    .containsExactlyInAnyOrder(
                            tuple(1, cluster.port(1)), tuple(2, cluster.port(2)), tuple(3, cluster.port(3)));
        }
    }

    /** Three whose clients reach them directly. */
    private static List<Member> members() {
        return Member.find(List.of(0, 0, 0)).stream()
                .map(found -> new Member(
                        found.id(),
                        found.ports(),
                        found.peerPort(),
                        found.ports().broker()))
                .toList();
    }
}
