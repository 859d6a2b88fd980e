package io.otpwatch.gateway.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server itself refuses, as no request has come of it: in JSON, without what was sent. */
final class JsonErrors extends ErrorHandler {
    private final RequestMeter meter;

    JsonErrors(RequestMeter meter) {
        this.meter = meter;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Answer answer = answer(status);
        meter.answered("", status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private static Answer answer(int status) {
        return switch (status) {
            case 431 -> Answer.error(status, "headers_too_large", "fewer or shorter headers");
            case 503 -> Answer.overloaded("a server that is not about to stop");
            case 500 -> Answer.error(status, "internal_error", "no such error; the log says more");
            default -> Answer.error(status, "bad_request", "a request of HTTP/1.1");
        };
    }
}
