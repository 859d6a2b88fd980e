package io.otpwatch.processor.correlate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Packed memory for everything that is known of challenges in flight: 56 bytes a slot, no object each. A slot is either
 * a code or evidence that waits for its send.
 *
 * <pre>
 * word  bits    content
 * 0, 1  128     key of the code ({@link IdKey}); 0 for entry evidence that names none
 * 2, 3  128     key of the challenge
 * 4     42 | 22 append time, ms since 1970 | flags ({@link SlotFlags})
 * 5     18 | 6 | 8 | 32  route number | client platform's number | attempt | next older slot of the challenge, or NONE
 * 6     32 | 32 event time − append time, ms, saturating | where the ids' texts stand, or NONE
 * </pre>
 *
 * <p>Slots come in segments of 4,096, taken and given back as a whole, so that growth never copies and memory follows
 * what is in flight. Ids that are no UUIDs stand as text in their segment's own arena and go with it, and so do
 * recipients.
 */
final class SlotPool {
    static final int NONE = -1;
    static final int SEGMENT_SLOTS = 4096;
    static final int SLOT_BYTES = 7 * Long.BYTES;

    private static final int SHIFT = 12;
    private static final int WORDS = 7;
    private static final long LOW_32 = 0xffff_ffffL;
    private static final int ROUTE_SHIFT = 46;
    private static final int PLATFORM_SHIFT = 40;
    private static final int FLAG_BITS = 22;
    private static final int FLAG_MASK = (1 << FLAG_BITS) - 1;

    private long[] @Nullable [] segments = new long[16][];
    private @Nullable TextArena[] texts = new TextArena[16];
    private @Nullable Recipients[] recipients = new Recipients[16];
    private int[] free = new int[16];
    private int freeCount;
    private int used;
    private int live;

    int takeSegment() {
        int segment = freeCount > 0 ? free[--freeCount] : used++;
        if (segment == segments.length) {
            segments = Arrays.copyOf(segments, segment * 2);
            texts = Arrays.copyOf(texts, segment * 2);
            recipients = Arrays.copyOf(recipients, segment * 2);
            free = Arrays.copyOf(free, segment * 2);
        }
        segments[segment] = new long[SEGMENT_SLOTS * WORDS];
        live++;
        return segment;
    }

    void giveBackSegment(int segment) {
        segments[segment] = null;
        texts[segment] = null;
        recipients[segment] = null;
        free[freeCount++] = segment;
        live--;
    }

    void clear() {
        Arrays.fill(segments, null);
        Arrays.fill(texts, null);
        Arrays.fill(recipients, null);
        freeCount = 0;
        used = 0;
        live = 0;
    }

    /** Bytes held, texts, recipients and the tables of segments included. */
    long bytes() {
        long bytes = (long) live * SEGMENT_SLOTS * SLOT_BYTES + segments.length * 32L;
        for (TextArena arena : texts) {
            bytes += arena == null ? 0 : arena.bytes();
        }
        for (Recipients ofSegment : recipients) {
            bytes += ofSegment == null ? 0 : ofSegment.bytes();
        }
        return bytes;
    }

    void write(int slot, Entry entry, int flags) {
        long[] words = words(slot);
        int at = at(slot);
        words[at] = entry.named ? entry.code.hi : 0;
        words[at + 1] = entry.named ? entry.code.lo : 0;
        words[at + 2] = entry.challenge.hi;
        words[at + 3] = entry.challenge.lo;
        words[at + 4] = entry.appendedAt << FLAG_BITS | flags;
        words[at + 5] = (long) entry.route << ROUTE_SHIFT
                | (long) entry.platform << PLATFORM_SHIFT
                | (entry.attempt & 0xffL) << 32
                | LOW_32;
        words[at + 6] = (long) saturated(entry.eventAt - entry.appendedAt) << 32 | LOW_32;
        if (entry.hasText()) {
            setText(slot, entry.named ? entry.code.text : null, entry.challenge.text);
        }
    }

    /** Notes to whom the code of the slot that was added last to its queue was sent. */
    void setRecipient(int slot, long hi, long lo) {
        int segment = slot >>> SHIFT;
        Recipients ofSegment = recipients[segment];
        if (ofSegment == null) {
            ofSegment = new Recipients();
            recipients[segment] = ofSegment;
        }
        ofSegment.add(slot & SEGMENT_SLOTS - 1, hi, lo);
    }

    /** The recipients of the slot's segment if the slot's is among them, else null. */
    @Nullable
    Recipients recipientsWith(int slot) {
        Recipients ofSegment = recipients[slot >>> SHIFT];
        return ofSegment != null && ofSegment.find(slot & SEGMENT_SLOTS - 1) >= 0 ? ofSegment : null;
    }

    /** Forgets the recipients of the slot's segment whose flags do not have {@code flag}. */
    void keepRecipients(int slotOfSegment, int flag) {
        int segment = slotOfSegment >>> SHIFT;
        Recipients ofSegment = recipients[segment];
        if (ofSegment != null) {
            ofSegment.keep(slot -> SlotFlags.has(flags(segment << SHIFT | slot), flag));
            recipients[segment] = ofSegment.isEmpty() ? null : ofSegment;
        }
    }

    /** Reads back evidence or a failure that waits. */
    void read(int slot, Entry fact) {
        int flags = flags(slot);
        fact.code.hi = codeHi(slot);
        fact.code.lo = codeLo(slot);
        fact.challenge.hi = challengeHi(slot);
        fact.challenge.lo = challengeLo(slot);
        fact.named = SlotFlags.has(flags, SlotFlags.NAMED);
        fact.matched = SlotFlags.has(flags, SlotFlags.MATCHED);
        fact.appendedAt = appendedAt(slot);
        fact.eventAt = eventAt(slot);
        fact.route = route(slot);
        fact.type = SlotFlags.typeOfWaiting(flags);
        fact.kind = SlotFlags.kindOfEvidence(flags);
        if (fact.type == Entry.Type.FAILED) {
            fact.reasonClass = SlotFlags.reasonClass(flags);
        }
    }

    /** Copies everything but the link to the next older slot. */
    void copy(int from, int to) {
        System.arraycopy(words(from), at(from), words(to), at(to), WORDS);
        setLink(to, NONE);
        if (textAt(from) != NONE) {
            TextArena arena = arena(from);
            setText(to, arena.first(textAt(from)), arena.second(textAt(from)));
        }
    }

    boolean isCode(int slot, IdKey code) {
        long[] words = words(slot);
        int at = at(slot);
        return words[at] == code.hi && words[at + 1] == code.lo;
    }

    boolean isChallenge(int slot, long hi, long lo) {
        long[] words = words(slot);
        int at = at(slot);
        return words[at + 2] == hi && words[at + 3] == lo;
    }

    long codeHi(int slot) {
        return words(slot)[at(slot)];
    }

    long codeLo(int slot) {
        return words(slot)[at(slot) + 1];
    }

    long challengeHi(int slot) {
        return words(slot)[at(slot) + 2];
    }

    long challengeLo(int slot) {
        return words(slot)[at(slot) + 3];
    }

    byte @Nullable [] codeText(int slot) {
        return textAt(slot) == NONE ? null : arena(slot).first(textAt(slot));
    }

    byte @Nullable [] challengeText(int slot) {
        return textAt(slot) == NONE ? null : arena(slot).second(textAt(slot));
    }

    long appendedAt(int slot) {
        return words(slot)[at(slot) + 4] >>> FLAG_BITS;
    }

    long eventAt(int slot) {
        return appendedAt(slot) + (words(slot)[at(slot) + 6] >> 32);
    }

    int flags(int slot) {
        return (int) words(slot)[at(slot) + 4] & FLAG_MASK;
    }

    void setFlags(int slot, int flags) {
        long[] words = words(slot);
        int at = at(slot) + 4;
        words[at] = (words[at] & ~(long) FLAG_MASK) | flags;
    }

    int route(int slot) {
        return (int) (words(slot)[at(slot) + 5] >>> ROUTE_SHIFT);
    }

    /** See {@link Platforms}. */
    int platform(int slot) {
        return (int) (words(slot)[at(slot) + 5] >>> PLATFORM_SHIFT) & Platforms.COUNT - 1;
    }

    int attempt(int slot) {
        return (int) (words(slot)[at(slot) + 5] >>> 32) & 0xff;
    }

    int link(int slot) {
        return (int) words(slot)[at(slot) + 5];
    }

    void setLink(int slot, int next) {
        long[] words = words(slot);
        int at = at(slot) + 5;
        words[at] = (words[at] & ~LOW_32) | (next & LOW_32);
    }

    private void setText(int slot, byte @Nullable [] code, byte @Nullable [] challenge) {
        int segment = slot >>> SHIFT;
        TextArena arena = texts[segment];
        if (arena == null) {
            arena = new TextArena();
            texts[segment] = arena;
        }
        long[] words = words(slot);
        int at = at(slot) + 6;
        words[at] = (words[at] & ~LOW_32) | (arena.add(code, challenge) & LOW_32);
    }

    private int textAt(int slot) {
        return (int) words(slot)[at(slot) + 6];
    }

    private TextArena arena(int slot) {
        TextArena arena = texts[slot >>> SHIFT];
        if (arena == null) {
            throw new IllegalStateException("slot " + slot + " names a text and its segment has none");
        }
        return arena;
    }

    private long[] words(int slot) {
        long[] words = segments[slot >>> SHIFT];
        if (words == null) {
            throw new IllegalStateException("slot " + slot + " was given back");
        }
        return words;
    }

    private static int at(int slot) {
        return (slot & SEGMENT_SLOTS - 1) * WORDS;
    }

    private static int saturated(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
}
