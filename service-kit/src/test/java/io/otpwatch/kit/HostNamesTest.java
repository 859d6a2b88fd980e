package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
    private final HostNames hosts = new HostNames(Set.of("Processor"));

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:80", "processor:80"})
    void its_own_names_are_allowed_with_and_without_a_port(String header) {
        assertThat(hosts.allow(header, InetAddress.getLoopbackAddress())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "evil.example", "evil.example:80", "localhost.evil.example", "10.0.0.8", "::1", "[::2]", "x]"
            })
    void any_other_name_is_refused(String header) {
        assertThat(hosts.allow(header, InetAddress.getLoopbackAddress())).isFalse();
    }

    @Test
    void the_address_that_the_connection_came_to_is_allowed() throws UnknownHostException {
        assertThat(hosts.allow("10.0.0.7:8080", InetAddress.getByName("10.0.0.7")))
                .isTrue();
        assertThat(hosts.allow("[fd00:0:0:0:0:0:0:7]", InetAddress.getByName("fd00::7")))
                .isTrue();
    }
}
