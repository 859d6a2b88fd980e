package io.otpwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final AtomicLong released = new AtomicLong();
    private final Exchange exchange =
            new Exchange("/x", noResponse(), Callback.NOOP, (path, status) -> {}, released::addAndGet);

    @Test
    void what_it_holds_is_given_back_once_and_after_its_end_it_holds_nothing() {
        // Given
        boolean before = exchange.holds(10);
        // When
        exchange.abandon(new EOFException());
        exchange.abandon(new EOFException());
        boolean after = exchange.holds(5);
        // Then
        assertThat(before).isTrue();
        assertThat(after).isFalse();
        assertThat(released).hasValue(10);
        assertThat(exchange.letsGo()).isZero();
    }

    @Test
    void what_it_let_go_is_not_given_back_again() {
        // Given
        exchange.holds(10);
        // When
        long gone = exchange.letsGo();
        exchange.abandon(new EOFException());
        // Then
        assertThat(gone).isEqualTo(10);
        assertThat(released).hasValue(0);
    }

    private static Response noResponse() {
        return (Response) Proxy.newProxyInstance(
                Response.class.getClassLoader(), new Class<?>[] {Response.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
