package io.otpwatch.standalone.health;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.GMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Route;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
    @Test
    void the_latest_health_of_each_route_stands() {
        // Given
        HealthBoard board = new HealthBoard();
        RouteHealth good = Healths.of(GMAIL, RouteState.GOOD).build();
        RouteHealth bad = Healths.of(GMAIL, RouteState.BAD).build();
        RouteHealth other = Healths.of(CARRIER, RouteState.GOOD).build();
        // When
        board.add(good);
        board.add(bad);
        board.add(other);
        // Then
        assertThat(board.latest()).containsExactlyInAnyOrder(bad, other);
    }

    @Test
    void routes_beyond_the_bound_are_dropped_and_counted() {
        // Given
        HealthBoard board = new HealthBoard(2);
        // When
        board.add(Healths.of(GMAIL, RouteState.LEARNING).build());
        board.add(Healths.of(CARRIER, RouteState.LEARNING).build());
        board.add(Healths.of(Healths.to("gmx.de"), RouteState.BAD).build());
        board.add(Healths.of(GMAIL, RouteState.GOOD).build());
        // Then
        assertThat(board.latest()).extracting(Route::of).containsExactlyInAnyOrder(GMAIL, CARRIER);
        assertThat(board.latest()).extracting(RouteHealth::getState).contains(RouteState.GOOD);
        assertThat(board.dropped()).isEqualTo(1);
    }

    @Test
    void totals_are_the_sums_over_the_routes() {
        // Given
        HealthBoard board = new HealthBoard();
        board.add(Healths.of(GMAIL, RouteState.GOOD)
                .setTotals(Healths.totals()
                        .setSent(40)
                        .setReceived(20)
                        .setMissing(5)
                        .setFailedRecipient(1)
                        .setFailedOperator(2)
                        .setFailedSender(3)
                        .setFailedProvider(4)
                        .setFailedUnknown(5)
                        .build())
                .build());
        board.add(Healths.of(CARRIER, RouteState.GOOD)
                .setTotals(Healths.totals().setSent(2).setReceived(1).build())
                .build());
        // When, Then
        assertThat(Totals.of(board.latest())).isEqualTo(new Totals(42, 21, 15, 5));
    }
}
