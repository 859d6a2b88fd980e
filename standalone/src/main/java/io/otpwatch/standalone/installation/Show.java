package io.otpwatch.standalone.installation;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.health.HealthBoard;
import io.otpwatch.standalone.health.HealthReader;
import io.otpwatch.standalone.health.Totals;
import io.otpwatch.standalone.incidents.IncidentFollower;
import io.otpwatch.standalone.incidents.IncidentNews;
import io.otpwatch.standalone.incidents.SeenIncident;
import io.otpwatch.standalone.table.DomainRow;
import io.otpwatch.standalone.table.DomainRows;
import io.otpwatch.standalone.table.IncidentRows;
import io.otpwatch.standalone.table.Output;
import io.otpwatch.standalone.table.TableHead;
import io.otpwatch.standalone.table.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What is shown of a running installation: incidents, and the health of its routes by domain, as its topics have them. */
public final class Show implements AutoCloseable {
    private final Installation installation;
    private final String title;
    private final View view;
    private final HealthReader health;
    private final IncidentFollower incidents;
    private final IncidentNews news = new IncidentNews();

    private Show(Installation installation, String title, View view, HealthReader health, IncidentFollower incidents) {
        this.installation = installation;
        this.title = title;
        this.view = view;
        this.health = health;
        this.incidents = incidents;
    }

    /**
     * Begins to read.
     *
     * @param title what runs
     */
    public static Show start(Installation installation, String title, Output output) {
        HealthReader health = HealthReader.start(installation.kafka());
        IncidentFollower incidents = IncidentFollower.start(installation.kafka());
        return new Show(installation, title, output.view(), health, incidents);
    }

    /**
     * Shows how things are now.
     *
     * @param began from when elapsed time is counted
     * @param phase one sentence about the rows
     * @throws CannotRun if processor or readers have ended by themselves
     */
    public void frame(Instant began, Function<List<DomainRow>, String> phase) {
        if (installation.processor().ended()) {
            throw new CannotRun("the processor has stopped by itself; its log says why");
        }
        health.requireAlive();
        incidents.requireAlive();
        Instant now = Instant.now();
        Duration elapsed = Duration.between(began, now);
        List<SeenIncident> seen = incidents.board().all();
        news.lines(seen, incidents.board().advice(), elapsed, now).forEach(view::print);
        List<RouteHealth> latest = health.board().latest();
        List<DomainRow> rows = DomainRows.of(latest);
        TableHead head = new TableHead(
                title,
                elapsed,
                installation.config().horizons(),
                installation.processor().watermarkLag(),
                installation.processor().statuses().lags(),
                installation.processor().inFlight(),
                Totals.of(latest),
                phase.apply(rows),
                IncidentRows.of(seen),
                List.of(installation.where()));
        view.show(head, rows);
    }

    public HealthBoard board() {
        return health.board();
    }

    /** In the order in which they were opened. */
    public List<SeenIncident> incidents() {
        return incidents.board().all();
    }

    @Override
    public void close() {
        view.close();
        incidents.close();
        health.close();
    }
}
