package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.hurting;
import static io.otpwatch.processor.incident.Scenes.normal;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is told is not taken back within seconds. Every step is lived by a copy of the one before. */
class IncidentHoldsTest {
    private static final Facts LOST = with(facts(Channel.SMS, down(0.93, 0.03), down(0.65, 0.02)), silent());

    private final List<Incident> published = new ArrayList<>();
    private Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
    private long now = NOON;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CULPRIT")
    void what_is_over_for_ten_seconds_is_over(Origin origin) {
        // Given
        seconds(3, at -> trouble(at, origin));
        // When
        seconds(9, at -> calm(at, origin));
        seconds(1, at -> trouble(at, origin));
        seconds(9, at -> calm(at, origin));
        List<IncidentPhase> before = phases();
        seconds(3, at -> calm(at, origin));
        // Then
        assertThat(before).containsExactly(IncidentPhase.OPEN);
        assertThat(phases()).containsExactly(IncidentPhase.OPEN, IncidentPhase.RESOLVED);
        assertThat(published.get(1).getEndReason()).isEqualTo("recovered");
        assertThat(published.get(1).getUpdatedAt()).isEqualTo(NOON + 24_000);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CULPRIT")
    void while_nothing_can_be_seen_no_time_passes(Origin origin) {
        // Given
        seconds(3, at -> trouble(at, origin));
        seconds(5, at -> calm(at, origin));
        // When
        for (int i = 0; i < 20; i++) {
            now += 1_000;
            incidents.unseen(now);
        }
        seconds(9, at -> calm(at, origin));
        List<IncidentPhase> before = phases();
        seconds(3, at -> calm(at, origin));
        // Then
        assertThat(before).containsExactly(IncidentPhase.OPEN);
        assertThat(phases()).containsExactly(IncidentPhase.OPEN, IncidentPhase.RESOLVED);
    }

    @Test
    void a_name_that_changes_each_second_is_not_told() {
        // When
        for (int i = 0; i < 20; i++) {
            seconds(1, at -> step(at, lost("domain=gmail.com")));
            seconds(2, at -> step(at, lost("operator=google")));
        }
        // Then
        assertThat(published).extracting(Incident::getScopeText).containsOnly("codes to gmail.com");
    }

    @Test
    void where_its_own_name_is_not_shown_any_more_another_is_told_after_a_quarter_of_a_minute() {
        // Given
        seconds(1, at -> step(at, lost("domain=gmail.com")));
        // When
        for (int i = 0; i < 12; i++) {
            seconds(1, at -> step(at, lost("operator=google")));
            seconds(1, at -> step(at, lost("domain=googlemail.com")));
        }
        // Then
        assertThat(published)
                .extracting(Incident::getScopeText)
                .containsExactly("codes to gmail.com", "codes to googlemail.com");
        assertThat(published.get(1).getUpdatedAt()).isEqualTo(NOON + 17_000);
    }

    @Test
    void a_name_that_stays_is_told_after_five_seconds() {
        // Given
        seconds(1, at -> step(at, lost("domain=gmail.com")));
        // When
        seconds(10, at -> step(at, lost("operator=google")));
        // Then
        assertThat(published)
                .extracting(Incident::getScopeText)
                .containsExactly("codes to gmail.com", "codes to google");
        assertThat(published.get(1).getUpdatedAt()).isEqualTo(NOON + 7_000);
    }

    @Test
    void a_name_that_hurts_more_is_told_at_once() {
        // Given
        seconds(1, at -> step(at, lost("domain=gmail.com")));
        // When
        seconds(1, at -> step(at, lost("operator=google")));
        seconds(1, at -> step(at, receipt(Label.LOSS, "operator=google", NOON, hurting(LOST, 500))));
        // Then
        assertThat(published)
                .extracting(Incident::getScopeText)
                .containsExactly("codes to gmail.com", "codes to google");
        assertThat(published.get(1).getUpdatedAt()).isEqualTo(NOON + 3_000);
    }

    private static Finding lost(String scope) {
        return receipt(Label.LOSS, scope, NOON - MINUTE, LOST);
    }

    private static Situation trouble(long at, Origin origin) {
        return switch (origin) {
            case MONITOR -> with(step(at), new MonitorStatus(true, 90_000, NOON));
            case SENDS -> with(step(at), new SendsStatus(Scenes.scope("channel=email"), NOON, 0, 40, Facts.NONE));
            default -> with(step(at), feed(FeedState.DEAD));
        };
    }

    private static Situation calm(long at, Origin origin) {
        return origin == Origin.FEED ? with(step(at), feed(FeedState.FED)) : step(at);
    }

    private static FeedStatus feed(FeedState state) {
        Facts entered = Scenes.feed(facts(Channel.SMS, SignalFacts.NONE, normal(0.65)), state);
        return new FeedStatus("vonage", state, NOON, 0, entered);
    }

    private List<IncidentPhase> phases() {
        return published.stream().map(Incident::getPhase).toList();
    }

    private void seconds(int count, LongFunction<Situation> situation) {
        for (int i = 0; i < count; i++) {
            now += 1000;
            published.addAll(incidents.step(situation.apply(now)).incidents());
            PackedWriter out = new PackedWriter();
            incidents.write(out);
            incidents = new Incidents(IncidentSettings.DEFAULT);
            incidents.read(new PackedReader(out.toArray()));
        }
    }
}
