package io.otpwatch.processor.incident;

import static io.otpwatch.processor.incident.Scenes.MINUTE;
import static io.otpwatch.processor.incident.Scenes.NOON;
import static io.otpwatch.processor.incident.Scenes.down;
import static io.otpwatch.processor.incident.Scenes.entry;
import static io.otpwatch.processor.incident.Scenes.facts;
import static io.otpwatch.processor.incident.Scenes.hurting;
import static io.otpwatch.processor.incident.Scenes.normal;
import static io.otpwatch.processor.incident.Scenes.receipt;
import static io.otpwatch.processor.incident.Scenes.recovered;
import static io.otpwatch.processor.incident.Scenes.refused;
import static io.otpwatch.processor.incident.Scenes.silent;
import static io.otpwatch.processor.incident.Scenes.step;
import static io.otpwatch.processor.incident.Scenes.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Facts LOST = with(facts(Channel.SMS, down(0.93, 0.03), down(0.65, 0.02)), silent());

    private final Incidents incidents = new Incidents(IncidentSettings.DEFAULT);
    private final List<Incident> published = new ArrayList<>();

    @Test
    void it_is_published_at_once_and_then_each_minute() {
        // When
        for (long second = 0; second <= 120; second++) {
            live(step(NOON + second * 1000, carrier()));
        }
        // Then
        assertThat(published)
                .extracting(Incident::getUpdatedAt)
                .containsExactly(NOON, NOON + MINUTE, NOON + 2 * MINUTE);
        assertThat(published).extracting(Incident::getSequence).containsExactly(1L, 2L, 3L);
        assertThat(published)
                .extracting(Incident::getId)
                .containsOnly(published.get(0).getId());
        assertThat(published).extracting(Incident::getChangedAt).containsOnly(NOON);
    }

    @Test
    void a_change_of_cause_is_published_at_once_and_keeps_the_id() {
        // Given
        live(step(NOON, receipt(Label.PENDING, "domain=310-260", NOON - 9_000, onlyReceipts())));
        // When
        live(step(
                NOON + 5_000, receipt(Label.PENDING, "domain=310-260", NOON - 9_000, with(onlyReceipts(), refused()))));
        // Then
        assertThat(published)
                .extracting(incident -> incident.getCause().getCause())
                .containsExactly(Cause.PENDING, Cause.CARRIER_FILTERING_EXPLICIT);
        assertThat(published.get(1).getId()).isEqualTo(published.get(0).getId());
        assertThat(published.get(1).getChangedAt()).isEqualTo(NOON + 5_000);
    }

    @Test
    void growing_and_shrinking_keep_the_id() {
        // When
        live(step(NOON, receipt(Label.LOSS, "domain=gmail.com", NOON - MINUTE, LOST)));
        twice(NOON + 30_000, receipt(Label.LOSS, "operator=google", NOON - 2 * MINUTE, LOST));
        twice(NOON + 50_000, receipt(Label.LOSS, "domain=googlemail.com", NOON - MINUTE, LOST));
        // Then
        assertThat(published)
                .extracting(Incident::getScopeText)
                .containsExactly("codes to gmail.com", "codes to google", "codes to googlemail.com");
        assertThat(published)
                .extracting(Incident::getId)
                .containsOnly(published.get(0).getId());
        assertThat(published.get(2).getStartedAt()).isEqualTo(NOON - 2 * MINUTE);
    }

    @Test
    void a_name_that_flips_to_one_that_shares_codes_keeps_the_id() {
        // When
        live(step(NOON, receipt(Label.LOSS, "provider=twilio country=US", NOON - MINUTE, LOST)));
        live(step(NOON + 5_000, receipt(Label.LOSS, "provider=twilio country=ES", NOON - MINUTE, LOST)));
        twice(NOON + 20_000, receipt(Label.LOSS, "provider=twilio", NOON - MINUTE, LOST));
        // Then
        assertThat(incidents.open()).hasSize(1);
        assertThat(published.get(0).getId()).isNotEqualTo(published.get(1).getId());
        Incident folded = only(IncidentPhase.FOLDED);
        assertThat(folded.getFoldedInto()).isEqualTo(published.get(0).getId());
        assertThat(folded.getId()).isEqualTo(published.get(1).getId());
    }

    @Test
    void what_is_wider_on_the_other_signal_only_takes_nothing_over() {
        // Given
        Facts entryOnly = facts(Channel.SMS, normal(0.93), down(0.65, 0.3));
        live(step(NOON, carrier()));
        // When
        live(step(NOON + 1_000, entry(Label.LOSS, "", NOON - MINUTE, entryOnly)));
        live(step(NOON + 30_000, entry(Label.LOSS, "", NOON - MINUTE, entryOnly)));
        // Then
        assertThat(incidents.open())
                .extracting(Incident::getScopeText)
                .containsExactly("codes to 310-260", "all codes");
    }

    @Test
    void another_name_of_the_same_codes_changes_nothing() {
        // When
        live(step(NOON, carrier()));
        live(step(NOON + 1_000, receipt(Label.LOSS, "operator=tmobile", NOON - MINUTE, LOST)));
        // Then
        assertThat(published).hasSize(1);
        assertThat(incidents.open().get(0).getScopeText()).isEqualTo("codes to 310-260");
        assertThat(incidents.open().get(0).getIndistinguishableFrom()).containsExactly("codes to tmobile");
    }

    @Test
    void two_troubles_at_once_are_two_incidents_and_both_signals_of_one_are_one() {
        // When
        live(step(
                NOON,
                receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST),
                receipt(Label.LOSS, "operator=google", NOON - MINUTE, LOST),
                entry(Label.LOSS, "operator=google", NOON - MINUTE, LOST),
                entry(Label.LOSS, "domain=310-260 country=US", NOON - MINUTE, LOST)));
        // Then
        assertThat(incidents.open())
                .hasSize(2)
                .allMatch(incident -> incident.getFindings().size() == 2);
    }

    @Test
    void a_wider_trouble_of_the_other_signal_is_another_where_only_that_is_down() {
        // Given
        Facts entryOnly = facts(Channel.SMS, normal(0.93), down(0.65, 0.3));
        // When
        live(step(
                NOON,
                receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST),
                entry(Label.LOSS, "", NOON - MINUTE, entryOnly)));
        // Then
        assertThat(incidents.open())
                .extracting(incident -> incident.getCause().getCause())
                .containsExactlyInAnyOrder(Cause.CARRIER_FILTERING_SILENT, Cause.CLIENT_TROUBLE);
    }

    @Test
    void recovered_it_is_resolved_once_and_forgotten_after_a_quarter_of_an_hour() {
        // Given
        live(step(NOON, carrier()));
        // When
        live(recovered(step(NOON + MINUTE), "domain=310-260"));
        live(recovered(step(NOON + 2 * MINUTE), "domain=310-260"));
        live(step(NOON + 17 * MINUTE, carrier()));
        // Then
        assertThat(published)
                .extracting(Incident::getPhase)
                .containsExactly(IncidentPhase.OPEN, IncidentPhase.RESOLVED, IncidentPhase.OPEN);
        assertThat(published.get(1).getSummary()).startsWith("Over after ").contains("204 logins hurt");
        assertThat(published.get(1).getLoginsHurtPerMinute()).isZero();
        assertThat(published.get(1).getEndReason()).isEqualTo("recovered");
        assertThat(published.get(1).getEndedAt()).isEqualTo(NOON + MINUTE);
    }

    @Test
    void back_within_ten_minutes_it_is_the_same_and_later_another() {
        // Given
        live(step(NOON, receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST)));
        live(recovered(step(NOON + MINUTE), "domain=310-260"));
        // When
        live(step(NOON + 11 * MINUTE, receipt(Label.LOSS, "domain=310-260", NOON + 10 * MINUTE, LOST)));
        live(recovered(step(NOON + 12 * MINUTE), "domain=310-260"));
        live(step(NOON + 23 * MINUTE, receipt(Label.LOSS, "domain=310-260", NOON + 22 * MINUTE, LOST)));
        // Then
        String first = published.get(0).getId();
        assertThat(published)
                .extracting(Incident::getId)
                .startsWith(first, first, first, first)
                .hasSize(5);
        assertThat(published.get(4).getId()).isNotEqualTo(first);
        assertThat(published.get(2).getReopened()).isEqualTo(1);
        assertThat(published.get(2).getEndedAt()).isNull();
    }

    @Test
    void what_is_neither_named_nor_recovered_stays_open_for_an_hour() {
        // Given
        live(step(NOON, carrier()));
        // When
        live(step(NOON + 59 * MINUTE));
        live(step(NOON + 60 * MINUTE));
        // Then
        assertThat(published).extracting(Incident::getEndReason).containsExactly(null, null, "unseen");
    }

    @Test
    void a_lagging_monitor_opens_its_own_and_leaves_the_others_as_they_are() {
        // Given
        live(step(NOON, carrier()));
        MonitorStatus lagging = new MonitorStatus(true, 90_000, NOON);
        // When
        live(with(
                recovered(step(NOON + 10_000, receipt(Label.LOSS, "operator=google", NOON, LOST)), "domain=310-260"),
                lagging));
        live(with(step(NOON + 90 * MINUTE), lagging));
        List<Cause> during = incidents.open().stream()
                .map(incident -> incident.getCause().getCause())
                .toList();
        live(recovered(step(NOON + 91 * MINUTE), "domain=310-260"));
        live(step(NOON + 92 * MINUTE));
        // Then
        assertThat(during).containsExactly(Cause.CARRIER_FILTERING_SILENT, Cause.MONITOR_LAGS);
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void a_dead_feed_silences_receipts_only_while_users_enter_their_codes() {
        // Given
        Facts entered = facts(Channel.SMS, SignalFacts.NONE, normal(0.65));
        FeedStatus dead =
                new FeedStatus("vonage", FeedState.DEAD, NOON - MINUTE, 0, Scenes.feed(entered, FeedState.DEAD));
        Finding lost = receipt(Label.LOSS, "provider=vonage domain=310-260", NOON - MINUTE, LOST);
        // When
        live(step(NOON, lost));
        live(with(step(NOON + 5_000, lost, entry(Label.LOSS, "provider=vonage country=ES", NOON, LOST)), dead));
        // Then
        assertThat(incidents.open())
                .extracting(incident -> incident.getCause().getCause())
                .containsExactlyInAnyOrder(Cause.FEED_BROKEN, Cause.PROVIDER_OUTAGE);
    }

    /** What began long before receipts stopped is not explained by it, nor over with it. */
    @Test
    void trouble_that_is_older_than_a_feeds_silence_goes_on_behind_it() {
        // Given
        Finding older = receipt(Label.LOSS, "provider=vonage domain=310-260", NOON - 20 * MINUTE, LOST);
        Finding young = receipt(Label.LOSS, "provider=vonage country=ES", NOON - MINUTE, LOST);
        Finding younger = receipt(Label.LOSS, "provider=vonage country=FR", NOON - MINUTE / 2, LOST);
        live(step(NOON, older, young, younger));

        // When
        live(with(step(NOON + 20_000), outage(FeedState.DEAD)));
        live(with(step(NOON + 50_000), outage(FeedState.FED)));
        live(with(step(NOON + 60_000), outage(FeedState.FED)));

        // Then
        assertThat(published)
                .filteredOn(incident -> incident.getPhase() != IncidentPhase.OPEN)
                .extracting(Incident::getScopeText)
                .containsExactly("codes by vonage in FR", "codes by vonage");
        assertThat(incidents.open()).singleElement().satisfies(incident -> {
            assertThat(incident.getStartedAt()).isEqualTo(NOON - 20 * MINUTE);
            assertThat(incident.getReopened()).isZero();
        });
    }

    @Test
    void a_feed_whose_receipts_come_late_says_so_and_by_how_much() {
        // When
        live(with(step(NOON), unknown(FeedState.DEAD, 0)));
        live(with(step(NOON + MINUTE), unknown(FeedState.LATE, 118_000)));
        live(with(step(NOON + 29 * MINUTE), unknown(FeedState.LATE, 121_000)));
        live(with(step(NOON + 29 * MINUTE + 30_000), unknown(FeedState.FED, 0)));
        live(with(step(NOON + 29 * MINUTE + 40_000), unknown(FeedState.FED, 0)));

        // Then
        assertThat(published)
                .extracting(Incident::getId)
                .containsOnly(published.get(0).getId());
        assertThat(published)
                .extracting(Incident::getSummary)
                .containsExactly(
                        "Receipts of codes by vonage stopped since 11:59 UTC (60 s);"
                                + " whether the codes arrive cannot be told.",
                        "Receipts of codes by vonage come late since 11:59 UTC (2 min): what receipts tell is 118 s old.",
                        "Receipts of codes by vonage come late since 11:59 UTC (30 min): what receipts tell is 2 min old.",
                        "Over after 30 min: receipts of codes by vonage come late since 11:59 UTC:"
                                + " what receipts tell is 2 min old.");
        assertThat(published.get(1).getCause().getCause()).isEqualTo(Cause.FEED_BROKEN);
    }

    @Test
    void a_domain_of_which_codes_are_lost_is_told_though_the_feed_is_late() {
        // Given
        Finding domain = receipt(Label.LOSS, "provider=vonage domain=310-260", NOON - MINUTE, LOST);
        Finding all = receipt(Label.LOSS, "provider=vonage", NOON - MINUTE, LOST);

        // When
        live(with(step(NOON), unknown(FeedState.LATE, 120_000)));
        live(with(step(NOON + MINUTE, domain), unknown(FeedState.LATE, 120_000)));
        List<String> late = scopes();
        live(with(step(NOON + 2 * MINUTE, all), unknown(FeedState.LATE, 120_000)));

        // Then
        assertThat(late).containsExactlyInAnyOrder("codes by vonage", "codes to 310-260 by vonage");
        assertThat(scopes()).doesNotHaveDuplicates();
    }

    @Test
    void a_provider_whose_codes_nobody_enters_is_down_though_late_receipts_come() {
        // When
        live(with(step(NOON), outage(FeedState.LATE)));

        // Then
        assertThat(published)
                .extracting(incident -> incident.getCause().getCause())
                .containsExactly(Cause.PROVIDER_OUTAGE);
    }

    /** All traffic has gone over to another provider: that its receipts are not missed is no recovery. */
    @Test
    void an_outage_of_which_nothing_more_can_be_seen_goes_on_until_receipts_come_again() {
        // Given
        FeedStatus dead = outage(FeedState.DEAD);
        live(with(step(NOON), dead));

        // When
        live(with(step(NOON + 10 * MINUTE), outage(FeedState.SILENT)));
        live(with(step(NOON + 40 * MINUTE), outage(FeedState.SILENT)));
        live(with(step(NOON + 41 * MINUTE), dead));
        live(with(step(NOON + 42 * MINUTE), outage(FeedState.FED)));
        live(with(step(NOON + 42 * MINUTE + 10_000), outage(FeedState.FED)));

        // Then
        assertThat(published)
                .extracting(Incident::getId)
                .containsOnly(published.get(0).getId());
        assertThat(published).extracting(Incident::getReopened).containsOnly(0);
        assertThat(published)
                .extracting(incident -> incident.getCause().getCause())
                .containsOnly(Cause.PROVIDER_OUTAGE);
        assertThat(published.subList(0, published.size() - 1))
                .extracting(Incident::getPhase)
                .containsOnly(IncidentPhase.OPEN);
        assertThat(published.get(published.size() - 1).getEndReason()).isEqualTo("recovered");
    }

    @Test
    void an_outage_of_which_nothing_is_seen_for_an_hour_is_unseen_and_not_recovered() {
        // Given
        live(with(step(NOON), outage(FeedState.DEAD)));

        // When
        live(with(step(NOON + 59 * MINUTE), outage(FeedState.SILENT)));
        live(with(step(NOON + 60 * MINUTE), outage(FeedState.SILENT)));

        // Then
        assertThat(published).extracting(Incident::getEndReason).containsExactly(null, null, "unseen");
    }

    /** What a late feed's receipts tell is judged as ever: one step without its name ends nothing. */
    @Test
    void a_loss_beside_a_late_feed_is_not_folded_into_it_for_a_moment() {
        // Given
        Finding lost = receipt(Label.LOSS, "provider=vonage domain=310-260", NOON, LOST);
        live(with(step(NOON), unknown(FeedState.LATE, 120_000)));
        live(with(step(NOON + MINUTE, lost), unknown(FeedState.LATE, 120_000)));

        // When
        live(with(step(NOON + MINUTE + 1_000), unknown(FeedState.LATE, 120_000)));
        live(with(step(NOON + MINUTE + 2_000, lost), unknown(FeedState.LATE, 120_000)));

        // Then
        assertThat(published)
                .allSatisfy(incident -> assertThat(incident.getPhase()).isEqualTo(IncidentPhase.OPEN));
        assertThat(incidents.open()).hasSize(2);
    }

    @Test
    void no_more_are_open_than_the_bound() {
        // Given
        Finding[] many = new Finding[Incidents.MAX_OPEN + 10];
        for (int i = 0; i < many.length; i++) {
            many[i] = receipt(Label.LOSS, "domain=d" + i + ".example", NOON, hurting(LOST, i));
        }
        // When
        live(step(NOON, many));
        // Then
        assertThat(incidents.open())
                .hasSize(Incidents.MAX_OPEN)
                .allMatch(incident -> incident.getLoginsHurtPerMinute() >= 10);
    }

    private static FeedStatus outage(FeedState state) {
        Facts notEntered = facts(Channel.SMS, SignalFacts.NONE, down(0.65, 0.02));
        return new FeedStatus("vonage", state, NOON - MINUTE, 0, Scenes.feed(notEntered, state));
    }

    /** Nothing is known of entries. */
    private static FeedStatus unknown(FeedState state, long lateMs) {
        Facts facts = facts(Channel.SMS, SignalFacts.NONE, SignalFacts.NONE);
        return new FeedStatus("vonage", state, NOON - MINUTE, lateMs, Scenes.feed(facts, state));
    }

    private List<String> scopes() {
        return incidents.open().stream().map(Incident::getScopeText).toList();
    }

    private static Facts onlyReceipts() {
        return with(facts(Channel.SMS, down(0.93, 0.03), SignalFacts.NONE), silent());
    }

    private static Finding carrier() {
        return receipt(Label.LOSS, "domain=310-260", NOON - MINUTE, LOST);
    }

    /** For as long as it takes to rename an incident. */
    private void twice(long now, Finding finding) {
        live(step(now, finding));
        live(step(now + Tracked.RENAMED_AFTER, finding));
    }

    private Incident only(IncidentPhase phase) {
        List<Incident> found = published.stream()
                .filter(incident -> incident.getPhase() == phase)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void live(Situation situation) {
        published.addAll(incidents.step(situation).incidents());
    }
}
