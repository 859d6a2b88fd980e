package io.otpwatch.processor.detect;

import static io.otpwatch.processor.detect.Deltas.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteDelta;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.detect.WatchedRoutes.Fold;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.schemas.Horizons;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedRoutesTest {
    private final WatchedRoutes routes = new WatchedRoutes(Horizons.DEMO, new Beliefs(1), new RouteDictionary(), 2);

    @Test
    void routes_are_numbered_as_they_come() {
        assertThat(number(route("a.com"))).isZero();
        assertThat(number(route("b.com"))).isEqualTo(1);
        assertThat(number(route("a.com"))).isZero();
        assertThat(routes.size()).isEqualTo(2);
        assertThat(routes.named(1).route().domain()).isEqualTo("b.com");
        assertThat(routes.named(1).operator()).isEqualTo("op");
    }

    @Test
    void a_route_is_one_whatever_its_operator_is_called() {
        // Given
        RouteDelta delta = route("a.com");
        RouteDelta renamed = new RouteDelta(
                delta.getChannel(),
                delta.getProvider(),
                delta.getSender(),
                delta.getCountry(),
                delta.getDomain(),
                "renamed",
                delta.getCells(),
                List.of(),
                List.of());

        // Then
        assertThat(number(delta)).isEqualTo(number(renamed));
        assertThat(routes.size()).isEqualTo(1);
    }

    @Test
    void beyond_the_limit_new_routes_are_folded_and_known_ones_are_not() {
        // Given
        number(route("a.com"));
        number(route("b.com"));

        // When
        Fold fold = routes.foldOf(route("c.com"));

        // Then
        assertThat(fold).isEqualTo(Fold.OPERATOR);
        assertThat(routes.named(routes.number(route("c.com"), fold)).route().domain())
                .isEqualTo("other@op");
        assertThat(number(route("d.com"))).isEqualTo(2);
        assertThat(routes.foldOf(route("a.com"))).isEqualTo(Fold.NONE);
        assertThat(routes.foldOf(route("other@op"))).isEqualTo(Fold.NONE);
    }

    @Test
    void when_places_for_operators_are_taken_too_all_goes_to_one_route_of_the_channel() {
        // When
        for (int i = 0; i < RouteDictionary.MAX + 1_000; i++) {
            number(ofOperator("op-" + i));
        }

        // Then
        assertThat(routes.size()).isEqualTo(WatchedRoutes.FOLDED_MAX + 1);
        assertThat(routes.foldOf(ofOperator("op-7"))).isEqualTo(Fold.OPERATOR);
        assertThat(routes.foldOf(ofOperator("new"))).isEqualTo(Fold.ALL);
        assertThat(routes.named(number(ofOperator("new"))).route().domain()).isEqualTo("other");
    }

    @Test
    void an_object_that_is_cleared_begins_anew() {
        // Given
        number(route("a.com", Deltas.sent(Deltas.START, 1)));

        // When
        routes.clear();

        // Then
        assertThat(routes.size()).isZero();
        assertThat(routes.active()).isEmpty();
        assertThat(number(route("b.com"))).isZero();
    }

    private int number(RouteDelta delta) {
        return routes.number(delta, routes.foldOf(delta));
    }

    private static RouteDelta ofOperator(String operator) {
        RouteDelta route = route("x.com");
        return new RouteDelta(
                route.getChannel(),
                route.getProvider(),
                route.getSender(),
                route.getCountry(),
                operator + ".com",
                operator,
                route.getCells(),
                List.of(),
                List.of());
    }
}
