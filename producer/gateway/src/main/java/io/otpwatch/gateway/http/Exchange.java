package io.otpwatch.gateway.http;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and its one answer. Answered once, whoever comes first; by any thread. */
public final class Exchange {
    private final String path;
    private final Response response;
    private final Callback callback;
    private final RequestMeter meter;
    private final LongConsumer release;
    private final AtomicLong held = new AtomicLong();
    private final AtomicBoolean answered = new AtomicBoolean();

    /** @param release is told once, when it is answered, how many bytes of body it held */
    Exchange(String path, Response response, Callback callback, RequestMeter meter, LongConsumer release) {
        this.path = path;
        this.response = response;
        this.callback = callback;
        this.meter = meter;
        this.release = release;
    }

    /** Its body takes so many bytes more. */
    void holds(int bytes) {
        held.addAndGet(bytes);
    }

    /** Sends the answer; false if there was one already. */
    public boolean answer(Answer answer) {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        release.accept(held.get());
        meter.answered(path, answer.status());
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        if (answer.body().length > 0) {
            headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        }
        headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        answer.headers().forEach(headers::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    /** Closes the connection: there is nobody who would read an answer. */
    void abandon(Throwable why) {
        if (answered.compareAndSet(false, true)) {
            release.accept(held.get());
            callback.failed(why);
        }
    }
}
