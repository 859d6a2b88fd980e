package io.otpwatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.SerializationExceptionOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailOnProductionErrorTest {
    private final FailOnProductionError handler = new FailOnProductionError();
    private final ErrorHandlerContext context = (ErrorHandlerContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ErrorHandlerContext.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private final ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("topic", new byte[0]);

    @Test
    void a_record_that_cannot_be_written_fails_its_task() {
        assertThat(handler.handleError(context, record, new RecordTooLargeException())
                        .result())
                .isEqualTo(Result.FAIL);
    }

    @ParameterizedTest
    @EnumSource
    void a_record_that_cannot_be_serialised_fails_its_task(SerializationExceptionOrigin origin) {
        assertThat(handler.handleSerializationError(context, record, new IllegalStateException("test"), origin)
                        .result())
                .isEqualTo(Result.FAIL);
    }
}
