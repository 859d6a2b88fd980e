package io.otpwatch.gateway;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.otpwatch.client.Destinations;
import io.otpwatch.gateway.http.ApiKeys;
import io.otpwatch.gateway.http.Door;
import io.otpwatch.gateway.http.HttpLimits;
import io.otpwatch.gateway.vendor.VendorIds;
import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.rules.RecipientKeys;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What the gateway is told; every key with its meaning is in {@link #definition()}.
 *
 * @param http where it listens
 * @param door who may come in
 * @param batchItems of one request
 * @param ack how long a request waits for its acknowledgements
 * @param bufferBytes what may wait for Kafka
 * @param destinations empty without a recipient key
 * @param vendorIds empty if receipts must know their code
 * @param processor the application id of the processor that writes the ids
 * @param mx empty if DNS is not asked
 */
public record GatewayConfig(
        KafkaSettings kafka,
        InetSocketAddress http,
        Door.Rules door,
        int batchItems,
        Duration ack,
        long bufferBytes,
        Optional<Destinations> destinations,
        Optional<VendorIds.Limits> vendorIds,
        String processor,
        Optional<Mx> mx,
        Ops ops) {

    /** How long a request may wait for ids and operators before its events go to Kafka. */
    Duration waits() {
        return vendorIds
                .map(VendorIds.Limits::patience)
                .orElse(Duration.ZERO)
                .plus(mx.map(Mx::patience).orElse(Duration.ZERO));
    }

    /** Which servers are asked, none for those of the system; and how long a request may be held up. */
    public record Mx(List<InetSocketAddress> servers, Duration patience) {}

    /** Where /metrics and /healthz are served, and by which further host names. */
    public record Ops(String host, int port, List<String> hostNames) {}

    /**
     * Reads checked settings.
     *
     * @throws BadSettings if keys cannot be read
     */
    public static GatewayConfig of(Settings settings) throws BadSettings {
        return new GatewayConfig(
                settings.kafka(),
                new InetSocketAddress(settings.text("http.host"), settings.integer("http.port")),
                new Door.Rules(
                        limits(settings),
                        Set.copyOf(settings.list("http.host.names")),
                        keys(settings),
                        settings.integer("requests.per.second")),
                settings.integer("batch.items.max"),
                settings.millis("ack.timeout.ms"),
                settings.integer("buffer.bytes"),
                destinations(settings),
                vendorIds(settings),
                settings.text("processor.application.id"),
                mx(settings),
                new Ops(settings.text("ops.host"), settings.integer("ops.port"), settings.list("ops.host.names")));
    }

    public static ConfigDef definition() {
        return new ConfigDef()
                .define("http.host", STRING, "127.0.0.1", HIGH, "The address that events are taken in at.")
                .define("http.port", INT, 8088, between(0, 65_535), HIGH, "Its port; 0 lets the system choose.")
                .define(
                        "http.host.names",
                        LIST,
                        List.of(),
                        MEDIUM,
                        "Names beside localhost by which clients call it, as in their Host header.")
                .define(
                        "api.key",
                        PASSWORD,
                        HIGH,
                        "What clients show as Authorization: Bearer, at least 16 characters. Better given as a file: OTPWATCH_API_KEY_FILE.")
                .define(
                        "api.key.next",
                        PASSWORD,
                        null,
                        MEDIUM,
                        "A second valid key, while clients change from one to the other.")
                .define(
                        "requests.per.second",
                        INT,
                        0,
                        between(0, 1_000_000),
                        MEDIUM,
                        "Requests with each key; more are answered with 429. 0: any number.")
                .define("body.bytes.max", INT, 1 << 20, between(1_024, 16 << 20), LOW, "Of a request's body.")
                .define("batch.items.max", INT, 1_000, between(1, 10_000), LOW, "Of an array of events.")
                .define("headers.bytes.max", INT, 8 << 10, between(1_024, 64 << 10), LOW, "Of a request's headers.")
                .define("connections.max", INT, 1_024, between(2, 65_536), LOW, "At the same time.")
                .define(
                        "in.flight.bytes.max",
                        INT,
                        64 << 20,
                        atLeast(1_024),
                        LOW,
                        "Of all bodies that are not answered; more are answered with 503.")
                .define(
                        "idle.timeout.ms",
                        LONG,
                        30_000L,
                        atLeast(100),
                        LOW,
                        "After which a silent connection is closed.")
                .define(
                        "arrival.timeout.ms",
                        LONG,
                        10_000L,
                        atLeast(100),
                        LOW,
                        "Within which a request must come whole.")
                .define(
                        "stop.timeout.ms",
                        LONG,
                        10_000L,
                        atLeast(0),
                        LOW,
                        "How long what is in flight may take at the end.")
                .define(
                        "ack.timeout.ms",
                        LONG,
                        5_000L,
                        between(1_000, 60_000),
                        MEDIUM,
                        "How long a request waits for Kafka before it is answered with 503. Its events may still arrive; sent again they do no harm.")
                .define("buffer.bytes", INT, 32 << 20, atLeast(1 << 20), LOW, "Events that wait for Kafka.")
                .define(
                        "recipient.keys.file",
                        STRING,
                        "",
                        HIGH,
                        "File of the keys that addresses and numbers are hashed with. Empty: sends with address or number are refused.")
                .define(
                        "default.region",
                        STRING,
                        "",
                        LOW,
                        "Country whose numbers may come without a plus, ISO 3166-1 alpha-2. Empty: none.")
                .define(
                        "vendor.ids",
                        BOOLEAN,
                        true,
                        MEDIUM,
                        "Whether receipts and failures may come with provider and vendorMessageId instead of a code's ids. Needs the topics otp.vendor-ids and otp.route-deltas, which the processor writes.")
                .define(
                        "processor.application.id",
                        STRING,
                        "otpwatch",
                        LOW,
                        "application.id of the processor that writes them, with vendor.ids=true: while it is not up to date an unknown id is answered with 503.")
                .define(
                        "vendor.ids.max",
                        INT,
                        4_000_000,
                        between(1, 50_000_000),
                        LOW,
                        "Ids that are kept, some 90 bytes each, taken only as they come: as many as are sent within their age. 4,000,000 in 40 minutes are 1,666 a second, and 360 MB.")
                .define(
                        "vendor.ids.age.ms",
                        LONG,
                        2_400_000L,
                        atLeast(1_000),
                        LOW,
                        "How long an id is kept: the longest horizon and ten minutes.")
                .define(
                        "vendor.ids.wait.ms",
                        LONG,
                        60_000L,
                        between(0, 600_000),
                        LOW,
                        "How long a receipt waits for its id before it is answered: with 404 if no send named it, with 503 while that is not known, as Kafka or the processor is away or behind. Less than 30 s, and a send of a moment ago may not be known.")
                .define(
                        "vendor.ids.waiting.max",
                        INT,
                        0,
                        atLeast(0),
                        LOW,
                        "Requests that wait for ids, each of which holds a connection; more are answered with 503. Less than connections.max. 0: a quarter of that.")
                .define(
                        "mx.lookup",
                        BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether DNS is asked who runs an e-mail domain that is not well known. Its servers then see the domains.")
                .define("mx.servers", LIST, List.of(), LOW, "Name servers as address:port. Empty: those of the system.")
                .define(
                        "mx.wait.ms",
                        LONG,
                        200L,
                        between(1, 5_000),
                        LOW,
                        "How long a request is held up by DNS at most; the operator is other then.")
                .define("ops.host", STRING, "127.0.0.1", MEDIUM, "The address of /metrics and /healthz.")
                .define("ops.port", INT, 9465, between(0, 65_535), MEDIUM, "Its port; 0 lets the system choose.")
                .define(
                        "ops.host.names",
                        LIST,
                        List.of(),
                        LOW,
                        "Names beside localhost by which it may be called, such as that of its container.");
    }

    private static HttpLimits limits(Settings settings) {
        return new HttpLimits(
                settings.integer("body.bytes.max"),
                settings.integer("headers.bytes.max"),
                settings.integer("connections.max"),
                settings.integer("in.flight.bytes.max"),
                settings.millis("idle.timeout.ms"),
                settings.millis("arrival.timeout.ms"),
                settings.millis("stop.timeout.ms"));
    }

    private static ApiKeys keys(Settings settings) {
        try {
            return ApiKeys.of(Stream.of("api.key", "api.key.next")
                    .filter(settings::has)
                    .map(settings::secret)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new BadSettings(List.of("api.key: " + e.getMessage()));
        }
    }

    private static Optional<Destinations> destinations(Settings settings) {
        String file = settings.text("recipient.keys.file");
        String region = settings.text("default.region");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            RecipientKeys keys = RecipientKeys.read(Path.of(file));
            return Optional.of(region.isEmpty() ? Destinations.of(keys) : Destinations.of(keys, region));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new BadSettings(List.of("recipient.keys.file, default.region: " + e.getMessage()));
        }
    }

    private static Optional<VendorIds.Limits> vendorIds(Settings settings) {
        return settings.flag("vendor.ids")
                ? Optional.of(new VendorIds.Limits(
                        settings.integer("vendor.ids.max"),
                        settings.millis("vendor.ids.age.ms"),
                        settings.millis("vendor.ids.wait.ms"),
                        waiting(settings)))
                : Optional.empty();
    }

    private static int waiting(Settings settings) {
        int connections = settings.integer("connections.max");
        int given = settings.integer("vendor.ids.waiting.max");
        int waiting = given == 0 ? Math.max(1, connections / 4) : given;
        if (waiting >= connections) {
            throw new BadSettings(List.of("vendor.ids.waiting.max: less than connections.max expected, as sends need"
                    + " connections too; was " + waiting + " of " + connections));
        }
        return waiting;
    }

    private static Optional<Mx> mx(Settings settings) {
        return settings.flag("mx.lookup")
                ? Optional.of(new Mx(
                        settings.list("mx.servers").stream()
                                .map(GatewayConfig::server)
                                .toList(),
                        settings.millis("mx.wait.ms")))
                : Optional.empty();
    }

    private static InetSocketAddress server(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new BadSettings(List.of("mx.servers: address:port expected, was " + text));
        }
    }
}
