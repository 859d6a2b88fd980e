package io.otpwatch.gateway;

import io.otpwatch.gateway.http.Answer;
import io.otpwatch.gateway.http.Endpoint;
import io.otpwatch.gateway.http.Exchange;
import io.otpwatch.gateway.intake.Addressees;
import io.otpwatch.gateway.intake.BadBody;
import io.otpwatch.gateway.intake.Batch;
import io.otpwatch.gateway.intake.BodyParser;
import io.otpwatch.gateway.intake.CodeIds;
import io.otpwatch.gateway.intake.Context;
import io.otpwatch.gateway.intake.EventKind;
import io.otpwatch.gateway.intake.Item;
import io.otpwatch.gateway.mx.MxOperators;
import io.otpwatch.gateway.sink.IntakeMeter.Reason;
import io.otpwatch.gateway.sink.Transfer;
import io.otpwatch.gateway.vendor.VendorIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with the body of a request: parsed, completed by what others know, handed to Kafka. */
final class EventsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(EventsEndpoint.class);

    private final BodyParser parser;
    private final Sources sources;
    private final Transfer.Wiring wiring;
    private final InstantSource clock;

    /**
     * Whom it may ask.
     *
     * @param vendorIdWait how long {@code vendorIds} waits for an id
     */
    record Sources(
            Optional<Addressees> destinations,
            Optional<VendorIds> vendorIds,
            Duration vendorIdWait,
            Optional<MxOperators> operators) {}

    EventsEndpoint(BodyParser parser, Sources sources, Transfer.Wiring wiring, InstantSource clock) {
        this.parser = parser;
        this.sources = sources;
        this.wiring = wiring;
        this.clock = clock;
    }

    Endpoint of(EventKind kind) {
        return new Endpoint(
                kind.path(), "POST", false, (exchange, body, length) -> handle(kind, exchange, body, length));
    }

    private void handle(EventKind kind, Exchange exchange, byte[] body, int length) {
        if (!wiring.circuit().admits(System.nanoTime())) {
            exchange.answer(Answer.overloaded("Kafka; it acknowledges nothing at present, so try again"));
            return;
        }
        try {
            Context context = new Context(
                    clock.millis(),
                    sources.destinations(),
                    sources.vendorIds().isPresent(),
                    sources.operators().isPresent());
            transfer(kind, exchange, parser.parse(kind, body, length, context));
        } catch (BadBody e) {
            wiring.meter().refused(kind, Reason.BAD_BODY);
            exchange.answer(
                    e.tooMany()
                            ? Answer.error(413, "too_large", e.expected())
                            : Answer.error(400, "bad_json", e.expected()));
        } catch (RuntimeException | Error e) {
            failed(kind, exchange, e);
        }
    }

    /** A bug: its message might quote the body, so the log gets its place only. */
    private static void failed(EventKind kind, Exchange exchange, Throwable e) {
        LOG.atError()
                .addKeyValue("path", kind.path())
                .addKeyValue("reason", e.getClass().getSimpleName())
                .log("request failed at {}", e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
        exchange.answer(Answer.error(500, "internal_error", "no such error; the log says more"));
    }

    private void transfer(EventKind kind, Exchange exchange, Batch batch) {
        List<Item> items = batch.items();
        Transfer transfer = new Transfer(kind, batch.single(), items.size(), exchange, wiring);
        try {
            for (int i = 0; i < items.size() && !transfer.hasEnded(); i++) {
                Item item = items.get(i);
                if (item instanceof Item.OfUnknownCode receipt) {
                    find(transfer, i, receipt);
                } else if (item instanceof Item.OfUnknownOperator send) {
                    ask(transfer, i, send);
                } else {
                    transfer.take(i, item);
                }
            }
        } catch (RuntimeException | Error e) {
            failed(kind, exchange, e);
            transfer.lose();
        } finally {
            transfer.begun();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the transfer is told of either end
    private void find(Transfer transfer, int index, Item.OfUnknownCode receipt) {
        VendorIds vendorIds = sources.vendorIds().orElseThrow();
        CompletableFuture<Optional<CodeIds>> ids =
                vendorIds.find(transfer, receipt.provider(), receipt.vendorMessageId());
        transfer.awaits(ids);
        ids.thenAccept(found -> found(transfer, index, receipt, found, vendorIds.isCurrent()))
                .whenComplete((done, failure) -> loseIf(failure, transfer));
    }

    /** @param current whether an id that was not found is one that no send named */
    private void found(
            Transfer transfer, int index, Item.OfUnknownCode receipt, Optional<CodeIds> ids, boolean current) {
        if (ids.isPresent()) {
            transfer.take(index, receipt.complete().apply(ids.get()));
        } else if (!current) {
            transfer.lose();
        } else {
            transfer.unknownCode(
                    index,
                    "an id that a send named; none did within "
                            + sources.vendorIdWait().toSeconds() + " s");
        }
    }

    private static void loseIf(@Nullable Throwable failure, Transfer transfer) {
        if (failure != null) {
            transfer.lose();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the transfer is told of either end
    private void ask(Transfer transfer, int index, Item.OfUnknownOperator send) {
        sources.operators()
                .orElseThrow()
                .operator(send.domain())
                .thenAccept(operator -> transfer.take(index, send.complete().apply(operator)))
                .whenComplete((done, failure) -> loseIf(failure, transfer));
    }
}
