package io.otpwatch.gateway.mx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MxOperatorsTest {
    private final TinyDns dns = TinyDns.start();
    private final MxOperators operators = MxOperators.of(List.of(dns.address()), Duration.ofSeconds(10));

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void the_server_of_first_choice_tells_the_operator_and_is_asked_for_once() throws Exception {
        // Given
        dns.answer("company.example.", "20 backup.example.", "10 aspmx.l.google.com.");
        // When
        String first = get(operators.operator("company.example"));
        String second = get(operators.operator("company.example"));
        // Then
        assertThat(List.of(first, second)).containsOnly("google");
        assertThat(dns.queries()).isEqualTo(1);
    }

    @Test
    void a_server_that_nobody_knows_and_a_domain_without_one_are_others_and_remembered() throws Exception {
        // Given
        dns.answer("own.example.", "10 mx.own.example.");
        // When
        String own = get(operators.operator("own.example"));
        String none = get(operators.operator("none.example"));
        get(operators.operator("none.example"));
        // Then
        assertThat(List.of(own, none)).containsOnly("other");
        assertThat(dns.queries()).isEqualTo(2);
    }

    @Test
    void a_slow_server_holds_nobody_up_for_long_and_its_answer_is_kept_for_the_next() throws Exception {
        // Given
        dns.answer("slow.example.", "10 aspmx.l.google.com.");
        MxOperators impatient = MxOperators.of(List.of(dns.address()), Duration.ofMillis(50));
        dns.hold();
        // When
        String held = get(impatient.operator("slow.example"));
        dns.release();
        // Then
        assertThat(held).isEqualTo("other");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(get(impatient.operator("slow.example"))).isEqualTo("google"));
    }

    private static String get(CompletableFuture<String> operator) throws Exception {
        return operator.get(20, TimeUnit.SECONDS);
    }
}
