package io.otpwatch.benchmarks.gateway;

import static java.lang.String.format;

import io.otpwatch.benchmarks.BrokerMain;
import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.ChildJvm;
import io.otpwatch.benchmarks.Offsets;
import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.WorkFolder;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Shutdown;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;

/**
 * Broker, gateway and the server that answers at once, each in a JVM of its own, and wrk beside them; both servers run
 * all the while, and one at a time is loaded. In each round both have each size of requests once, each in turns first.
 */
final class GatewayBenchmark {
    private static final int PARTITIONS = 4;
    private static final int WARM_UP_ROUNDS = 2; // where cores are few the compiler needs a minute of load
    private static final List<String> BROKER_JVM = List.of("-Xms1g", "-Xmx1g", "-Dotpwatch.log.level=ERROR");
    private static final List<String> SERVER_JVM = List.of("-Xms512m", "-Xmx512m");
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(45);

    private final GatewayOptions options;
    private final Steps steps;
    private final Shutdown shutdown;
    private final WorkFolder folder;
    private final Wrk wrk;
    private final Map<Server, Integer> ports = new EnumMap<>(Server.class);
    private long codesAcknowledged;

    private GatewayBenchmark(GatewayOptions options, Steps steps, Shutdown shutdown) {
        this.options = options;
        this.steps = steps;
        this.shutdown = shutdown;
        folder = shutdown.add("work folder", WorkFolder.create("gateway"));
        wrk = new Wrk(folder.of("wrk"), options.connections());
    }

    /** @param progress takes a line for each step */
    static GatewayReport measure(GatewayOptions options, PrintWriter progress) {
        Shutdown shutdown = Shutdown.install(CLOSE_WITHIN);
        try {
            return new GatewayBenchmark(options, new Steps(progress), shutdown).measure();
        } finally {
            shutdown.run();
        }
    }

    private GatewayReport measure() {
        KafkaSettings kafka = broker();
        for (Server server : Server.values()) {
            steps.begin("starting " + server);
            ChildJvm jvm = shutdown.add(
                    server.name(), ChildJvm.start(ServerMain.class, SERVER_JVM, server.name(), kafka.bootstrap()));
            ports.put(server, Integer.valueOf(jvm.await(ServerMain.READY)));
        }
        List<GatewayRun> runs = new ArrayList<>();
        for (int round = 1; round <= WARM_UP_ROUNDS + options.rounds(); round++) {
            for (int batch : options.batches()) {
                List<Server> turns = round % 2 == 0
                        ? List.of(Server.GATEWAY, Server.AT_ONCE)
                        : List.of(Server.AT_ONCE, Server.GATEWAY);
                for (Server server : turns) {
                    GatewayRun run = run(server, round, batch);
                    if (round > WARM_UP_ROUNDS) {
                        runs.add(run);
                    }
                }
            }
        }
        requireAllThere(kafka);
        return GatewayReport.of(Machine.here(SERVER_JVM), options.connections(), options.seconds(), runs);
    }

    private KafkaSettings broker() {
        steps.begin("starting a broker");
        ChildJvm broker = shutdown.add(
                "broker",
                ChildJvm.start(BrokerMain.class, BROKER_JVM, folder.of("broker").toString()));
        KafkaSettings kafka = KafkaSettings.of(broker.await(BrokerMain.READY));
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(PARTITIONS));
        }
        return kafka;
    }

    private GatewayRun run(Server server, int round, int batch) {
        steps.begin(format(Locale.ROOT, "%s, %d codes a request: %s", name(round), batch, server));
        Load load = wrk.load(
                Objects.requireNonNull(ports.get(server)),
                ServerMain.KEY,
                batch,
                options.seconds(),
                format("%d-%d-%s", round, batch, server));
        if (load.refused() > 0 || load.broken() > 0) {
            throw new CannotMeasure(format(
                    Locale.ROOT,
                    "%,d requests were refused and %,d had no answer: no figures of such a load",
                    load.refused(),
                    load.broken()));
        }
        if (server == Server.GATEWAY) {
            codesAcknowledged += load.requests() * batch;
        }
        steps.done(
                format(Locale.ROOT, "%,.0f requests/s, p99 %.1f ms", load.requestsPerSecond(), load.p99Micros() / 1e3));
        return GatewayRun.of(server, round - WARM_UP_ROUNDS, batch, load);
    }

    private String name(int round) {
        return round > WARM_UP_ROUNDS
                ? format(Locale.ROOT, "round %d of %d", round - WARM_UP_ROUNDS, options.rounds())
                : format(Locale.ROOT, "warm-up %d of %d", round, WARM_UP_ROUNDS);
    }

    /** What was acknowledged is in the log, else the figures would be of something else. */
    private void requireAllThere(KafkaSettings kafka) {
        try (Admin admin = Admin.create(kafka.admin())) {
            long there = new Offsets(admin)
                    .ends(List.of(Topics.CODE_SENT.name())).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            if (there < codesAcknowledged) {
                throw new CannotMeasure(format(
                        Locale.ROOT, "%,d codes were acknowledged, and %,d are there", codesAcknowledged, there));
            }
            steps.done(format(
                    Locale.ROOT,
                    "%,d codes acknowledged, %,d records in the log with heartbeats and what was under way",
                    codesAcknowledged,
                    there));
        }
    }
}
