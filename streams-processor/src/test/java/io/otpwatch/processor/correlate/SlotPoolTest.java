package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.ReasonClass;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlotPoolTest {
    private static final String UUID_ID = "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f";
    private static final int HIGHEST_ROUTE = (1 << 18) - 1;
    private static final int ALL_FLAGS = (1 << 22) - 1;

    private final SlotPool pool = new SlotPool();
    private final int slot = new SlotQueue(pool).add();

    @Test
    void a_slot_keeps_each_field_at_its_limit() {
        // Given
        Entry sent = Entries.sent(UUID_ID, "code-a", HIGHEST_ROUTE, START);
        sent.attempt = 255;
        sent.platform = Platforms.COUNT - 1;
        sent.eventAt = START - 12_345;

        // When
        pool.write(slot, sent, ALL_FLAGS);
        pool.setLink(slot, Integer.MAX_VALUE);

        // Then
        CodeView view = new CodeView(pool).at(slot);
        assertThat(view.challengeId()).isEqualTo(UUID_ID);
        assertThat(view.codeId()).isEqualTo("code-a");
        assertThat(view.route()).isEqualTo(HIGHEST_ROUTE);
        assertThat(view.attempt()).isEqualTo(255);
        assertThat(pool.platform(slot)).isEqualTo(Platforms.COUNT - 1);
        assertThat(view.appendedAt()).isEqualTo(START);
        assertThat(view.sentAt()).isEqualTo(START - 12_345);
        assertThat(pool.flags(slot)).isEqualTo(ALL_FLAGS);
        assertThat(pool.link(slot)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void there_is_a_number_for_every_route_that_a_task_may_know() {
        assertThat(HIGHEST_ROUTE).isGreaterThan(2 * RouteDictionary.MAX + RouteChannels.COUNT);
    }

    @Test
    void recipients_are_kept_of_those_codes_of_a_segment_that_may_still_be_asked_for() {
        // Given
        SlotQueue queue = new SlotQueue(pool);
        int[] slots = new int[SlotPool.SEGMENT_SLOTS];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = queue.add();
            pool.write(slots[i], Entries.sent("c-" + i, "code", 0, START), i % 8 == 0 ? SlotFlags.STUCK : 0);
            if (i % 4 == 0) {
                pool.setRecipient(slots[i], i, -i);
            }
        }
        long before = pool.bytes();
        boolean allKnown = pool.recipientsWith(slots[4]) != null && pool.recipientsWith(slots[8]) != null;

        // When
        pool.keepRecipients(slots[0], SlotFlags.STUCK);

        // Then
        assertThat(allKnown).isTrue();
        assertThat(pool.recipientsWith(slots[1])).isNull();
        assertThat(pool.recipientsWith(slots[4])).isNull();
        Recipients kept = Objects.requireNonNull(pool.recipientsWith(slots[8]));
        int at = kept.find(slots[8] & SlotPool.SEGMENT_SLOTS - 1);
        assertThat(kept.hi(at)).isEqualTo(8);
        assertThat(kept.lo(at)).isEqualTo(-8);
        assertThat(before - pool.bytes()).isEqualTo(SlotPool.SEGMENT_SLOTS / 8 * 18L);
    }

    @Test
    void changing_flags_or_link_changes_nothing_else() {
        // Given
        pool.write(slot, Entries.sent("c-1", "code-a", 17, START), ALL_FLAGS);

        // When
        pool.setFlags(slot, 0);
        pool.setLink(slot, SlotPool.NONE);

        // Then
        assertThat(pool.flags(slot)).isZero();
        assertThat(pool.link(slot)).isEqualTo(SlotPool.NONE);
        assertThat(pool.appendedAt(slot)).isEqualTo(START);
        assertThat(pool.route(slot)).isEqualTo(17);
        assertThat(pool.attempt(slot)).isEqualTo(1);
    }

    @Test
    void an_event_time_that_is_weeks_away_from_the_append_time_is_cut_to_the_limit() {
        // Given
        Entry sent = Entries.sent(UUID_ID, UUID_ID, 0, START);
        sent.eventAt = START + 100L * 24 * 3_600_000;

        // When
        pool.write(slot, sent, 0);

        // Then
        assertThat(pool.eventAt(slot)).isEqualTo(START + Integer.MAX_VALUE);
    }

    @Test
    void evidence_that_waits_is_read_back_as_it_was() {
        // Given
        Entry failed = Entries.failed(UUID_ID, "code-a", 3, START);
        failed.reasonClass = ReasonClass.TEMPORARY;
        failed.eventAt = START - 7;
        Entry read = new Entry();

        // When
        pool.write(
                slot,
                failed,
                SlotFlags.withClass(SlotFlags.WAITING | SlotFlags.NAMED | SlotFlags.MATCHED, failed.reasonClass));
        pool.read(slot, read);

        // Then
        assertThat(read.type).isEqualTo(Entry.Type.FAILED);
        assertThat(read.reasonClass).isEqualTo(ReasonClass.TEMPORARY);
        assertThat(read.named).isTrue();
        assertThat(read.matched).isTrue();
        assertThat(read.eventAt).isEqualTo(START - 7);
        assertThat(read.route).isEqualTo(3);
        assertThat(new UUID(read.challenge.hi, read.challenge.lo)).hasToString(UUID_ID);
    }

    @Test
    void a_copy_has_its_texts_in_its_own_segment() {
        // Given
        SlotQueue first = new SlotQueue(pool);
        int from = first.add();
        pool.write(from, Entries.sent("c-1", "code-a", 0, START), 0);
        int to = new SlotQueue(pool).add();

        // When
        pool.copy(from, to);
        pool.giveBackSegment(from / SlotPool.SEGMENT_SLOTS);

        // Then
        CodeView view = new CodeView(pool).at(to);
        assertThat(view.challengeId()).isEqualTo("c-1");
        assertThat(view.codeId()).isEqualTo("code-a");
        assertThat(pool.link(to)).isEqualTo(SlotPool.NONE);
    }

    @Test
    void a_slot_whose_segment_was_given_back_cannot_be_read() {
        // When
        pool.giveBackSegment(0);

        // Then
        assertThatThrownBy(() -> pool.flags(slot))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("given back");
    }

    @Test
    void a_segment_that_is_taken_again_remembers_nothing() {
        // Given
        pool.write(slot, Entries.sent("c-1", "code-a", 17, START), ALL_FLAGS);
        pool.giveBackSegment(0);

        // When
        int again = pool.takeSegment();

        // Then
        assertThat(again).isZero();
        assertThat(pool.flags(0)).isZero();
        assertThat(pool.appendedAt(0)).isZero();
    }
}
