package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.PlatformDelta;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.rules.Partitions;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaBatchesTest {
    private static final int PARTITIONS = 3;

    private record Batch(int partition, RouteDeltas deltas) {}

    private final RouteDictionary routes = new RouteDictionary();
    private final int sms = routes.number(Entries.SMS, "t-mobile");
    private final int email = routes.number(Entries.EMAIL, "google");
    private final Feeds feeds = new Feeds(routes);
    private final Changes changes = new Changes(routes, 60_000);
    private final Deltas deltas = changes.routes;
    private final Platforms platforms = new Platforms(60_000);
    private final DeltaBatches batches = new DeltaBatches(routes, PARTITIONS);
    private final List<Batch> left = new ArrayList<>();
    private final Output output = new Output() {
        @Override
        public void outcome(OutcomeKind kind, CodeView code) {}

        @Override
        public void stuck(CodeView first, StuckState state) {}

        @Override
        public void deltas(int partition, byte[] batch) {
            assertThat(batch.length).isLessThanOrEqualTo(EventSerde.MAX_BYTES);
            RouteDeltas decoded = Topics.ROUTE_DELTAS.serde().decode(batch);
            left.add(new Batch(partition, decoded));
        }
    };

    @Test
    void each_partition_gets_its_routes_and_the_watermark_also_if_nothing_changed() {
        // Given
        deltas.count(sms, START / 1000, CellKind.SENT, 1);
        deltas.count(sms, START / 1000, CellKind.SENT, 1);
        deltas.count(email, START / 1000 + 1, CellKind.RECEIPT, 77);
        feeds.observe(routes.number(Route.unmatched("twilio"), "unknown"), START - 5, START);

        // When
        write(START, START + 1_000);

        // Then
        assertThat(left).extracting(Batch::partition).containsExactly(0, 1, 2);
        assertThat(left).allSatisfy(batch -> {
            assertThat(batch.deltas().getSource()).isEqualTo(7);
            assertThat(batch.deltas().getSequence()).isZero();
            assertThat(batch.deltas().getLife()).isEqualTo(START - 9);
            assertThat(batch.deltas().getApplication()).isEqualTo("app");
            assertThat(batch.deltas().getWatermark()).isEqualTo(START + 1_000);
            assertThat(batch.deltas().getFeeds())
                    .extracting(FeedWatermark::getProvider, FeedWatermark::getReceivedAt)
                    .containsExactly(tuple("twilio", START - 5));
            assertThat(batch.deltas().getRoutes())
                    .allSatisfy(delta -> assertThat(Partitions.of(route(delta).key(), PARTITIONS))
                            .isEqualTo(batch.partition()));
        });
        assertThat(left.stream().flatMap(batch -> batch.deltas().getRoutes().stream()))
                .extracting(DeltaBatchesTest::route, RouteDelta::getOperator, delta -> cells(delta))
                .containsExactlyInAnyOrder(
                        tuple(Entries.SMS, "t-mobile", List.of(START / 1000 + " SENT 1 2")),
                        tuple(Entries.EMAIL, "google", List.of((START / 1000 + 1) + " RECEIPT 77 1")));
    }

    @Test
    void a_platform_is_told_to_the_partition_of_its_channel_and_name() {
        // Given
        int ios = platforms.number("ios-app-12".getBytes(StandardCharsets.UTF_8), START);
        changes.platforms.count(Changes.platform(ios, Channel.SMS.ordinal()), START / 1000, CellKind.SENT, 1);
        changes.platforms.count(Changes.platform(ios, Channel.SMS.ordinal()), START / 1000, CellKind.SENT, 1);
        changes.platforms.count(Changes.platform(ios, Channel.EMAIL.ordinal()), START / 1000, CellKind.ENTERED, 70);

        // When
        write(START, START + 1_000);

        // Then
        assertThat(left)
                .allSatisfy(batch -> assertThat(batch.deltas().getPlatforms())
                        .allSatisfy(delta -> assertThat(Partitions.of(delta.getChannel() + "\tios-app-12", PARTITIONS))
                                .isEqualTo(batch.partition())));
        assertThat(left.stream().flatMap(batch -> batch.deltas().getPlatforms().stream()))
                .extracting(PlatformDelta::getChannel, PlatformDelta::getPlatform, delta -> cells(delta.getCells()))
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, "ios-app-12", List.of(START / 1000 + " SENT 1 2")),
                        tuple(Channel.EMAIL, "ios-app-12", List.of(START / 1000 + " ENTERED 70 1")));
    }

    @Test
    void no_batch_exceeds_its_size_however_much_else_it_tells() {
        // Given
        String longest = "é".repeat(64);
        List<Entry> followed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Route folded = new Route(Channel.EMAIL, longest, i + "", Character.toString('A' + i), "other@" + longest);
            int route = routes.number(folded, longest);
            for (int cell = 0; cell < 1_500; cell++) {
                deltas.count(route, START / 1000 + cell, CellKind.DUE, 3);
            }
            for (int domain = 0; domain < 30; domain++) {
                Entry sent = Entries.sent("c-" + i, "code-" + i + "-" + domain, route, START);
                sent.vendorId = true;
                set(sent.texts.vendorMessageId, "€".repeat(128));
                set(sent.texts.domain, "d".repeat(250) + domain);
                set(sent.texts.numberRange, "1234567890" + domain);
                changes.sent(sent, true);
                followed.add(sent);
            }
            int platform = platforms.number(("€".repeat(30) + i).getBytes(StandardCharsets.UTF_8), START);
            for (int cell = 0; cell < 3_000; cell++) {
                changes.platforms.count(Changes.platform(platform, 1), START / 1000 + cell, CellKind.ENTERED, 100);
            }
        }
        SlotPool pool = new SlotPool();
        CodeView view = new CodeView(pool).at(new SlotQueue(pool).add());
        followed.forEach(sent -> {
            pool.write(0, sent, 0);
            changes.samples.due(view, false);
        });

        // When
        write(START, START + 1_000);

        // Then, by what receives them, which refuses larger ones
        assertThat(left.stream().flatMap(batch -> batch.deltas().getRoutes().stream()))
                .filteredOn(delta -> !delta.getVendorMessageIds().isEmpty())
                .hasSize(100)
                .allSatisfy(delta -> {
                    assertThat(delta.getVendorMessageIds()).hasSize(VendorSamples.TOLD);
                    assertThat(delta.getDomains()).hasSize(FoldedDomains.TOP);
                });
        assertThat(left.stream().flatMap(batch -> batch.deltas().getRanges().stream()))
                .hasSize(100 * (RangeCounts.TOP + 1));
        assertThat(left.stream()
                        .flatMap(batch -> batch.deltas().getPlatforms().stream())
                        .mapToInt(delta -> delta.getCells().size())
                        .sum())
                .isEqualTo(3_000 * (Platforms.KNOWN + 1));
    }

    @Test
    void batches_are_numbered_for_each_partition_and_go_on_over_a_restart() {
        // Given
        write(START, START + 1_000);
        write(START + 1_000, START + 2_000);
        DeltaBatches next = new DeltaBatches(routes, PARTITIONS);

        // When
        next.restore(batches.sequences());
        next.write(changes, platforms, new DeltaBatches.Stamp(7, START, START, feeds, START - 9, "app"), output);

        // Then
        assertThat(left)
                .extracting(batch -> batch.deltas().getSequence())
                .containsExactly(0L, 0L, 0L, 1L, 1L, 1L, 2L, 2L, 2L);
    }

    @Test
    void numbers_of_another_count_of_partitions_are_refused_with_both_counts() {
        assertThatThrownBy(() -> batches.restore(new long[4]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("4 partitions")
                .hasMessageContaining("3 now");
    }

    @Test
    void before_the_first_step_there_is_no_watermark() {
        // When
        write(Watermarks.UNKNOWN, Watermarks.UNKNOWN);

        // Then
        assertThat(left)
                .allSatisfy(batch -> assertThat(batch.deltas().getWatermark()).isNull());
    }

    @Test
    void what_is_too_much_for_one_batch_comes_in_several_and_only_the_last_says_that_it_is_all() {
        // Given
        String longest = "é".repeat(64);
        int cells = 0;
        for (int i = 0; i < 40; i++) {
            int route = routes.number(new Route(Channel.EMAIL, longest, i + "", "ZZ", "d".repeat(253)), longest);
            for (int cell = 0; cell < 1_500; cell++) {
                deltas.count(route, START / 1000 + cell, CellKind.DUE, 3);
                cells++;
            }
        }
        for (int i = 0; i < 2 * Feeds.MAX; i++) {
            feeds.observe(routes.number(Route.unmatched(i + "é".repeat(60)), "unknown"), START, START);
        }

        // When
        write(START, START + 1_000);

        // Then
        assertThat(left.size()).isGreaterThan(20);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int of = partition;
            List<RouteDeltas> its = left.stream()
                    .filter(batch -> batch.partition() == of)
                    .map(Batch::deltas)
                    .toList();
            for (int i = 0; i < its.size(); i++) {
                assertThat(its.get(i).getSequence()).isEqualTo(i);
                assertThat(its.get(i).getFeeds()).hasSize(Feeds.MAX);
                assertThat(its.get(i).getWatermark()).isEqualTo(i == its.size() - 1 ? START + 1_000 : START);
            }
        }
        assertThat(left.stream()
                        .flatMap(batch -> batch.deltas().getRoutes().stream())
                        .mapToInt(delta -> delta.getCells().size())
                        .sum())
                .isEqualTo(cells);
    }

    private void write(long before, long reached) {
        batches.write(changes, platforms, new DeltaBatches.Stamp(7, before, reached, feeds, START - 9, "app"), output);
        changes.left();
    }

    private static List<String> cells(RouteDelta delta) {
        return cells(delta.getCells());
    }

    private static void set(Slice slice, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        slice.set(bytes, 0, bytes.length);
    }

    private static List<String> cells(List<DeltaCell> cells) {
        return cells.stream()
                .map(cell -> cell.getSecond() + " " + cell.getKind() + " " + cell.getBin() + " " + cell.getCount())
                .toList();
    }

    private static Route route(RouteDelta delta) {
        return new Route(
                delta.getChannel(), delta.getProvider(), delta.getSender(), delta.getCountry(), delta.getDomain());
    }
}
