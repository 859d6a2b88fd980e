package io.otpwatch.gateway.http;

import java.nio.ByteBuffer;
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
    private long held;
    private boolean answered;

    /** @param release is told once, when it is answered, how many bytes of body it held */
    Exchange(String path, Response response, Callback callback, RequestMeter meter, LongConsumer release) {
        this.path = path;
        this.response = response;
        this.callback = callback;
        this.meter = meter;
        this.release = release;
    }

    /** Its body takes so many bytes more; false if it was answered, so that nobody would give them back. */
    synchronized boolean holds(int bytes) {
        if (!answered) {
            held += bytes;
        }
        return !answered;
    }

    /** Its body is not needed; the bytes that it held are the caller's to give back. */
    synchronized long letsGo() {
        long bytes = answered ? 0 : held;
        held -= bytes;
        return bytes;
    }

    private boolean end() {
        long bytes;
        synchronized (this) {
            if (answered) {
                return false;
            }
            answered = true;
            bytes = held;
        }
        release.accept(bytes);
        return true;
    }

    /** Sends the answer; false if there was one already. */
    public boolean answer(Answer answer) {
        if (!end()) {
            return false;
        }
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
        if (end()) {
            callback.failed(why);
        }
    }
}
