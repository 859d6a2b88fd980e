package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Learns what is usual for a signal of a route, from cohorts of which all is known: younger ones have too many of the
 * quick codes. Cohorts are taken together in blocks of {@link #BLOCK} seconds. A block is admitted when it is mature; after
 * the first two hours only when it has been so for two hours. One since whose beginning anything was suspicious is dropped:
 * trouble never becomes usual, not even its unnoticed beginning. One of which not all was seen is dropped too. What was
 * learnt loses half its weight in a week in which more is learnt.
 */
public final class Learner {
    /**
     * Length of a block, seconds; a power of two, as cohorts begin at multiples of powers of two. No block is shorter than
     * the widest cohort, or its codes would be counted in one block and the ages at which they arrived in another.
     */
    public static final int BLOCK = 1 << Learner.BLOCK_LOG;

    /** How long blocks are admitted at once, and how long later ones are held, seconds. */
    public static final int HOLD = 7_200;

    /** For how long blocks are shorter at first, so that something is known soon; seconds. */
    public static final int EARLY = 1_024;

    private static final int BLOCK_LOG = 8;
    private static final int EARLY_BLOCK_LOG = 5;
    private static final double HALF_LIFE = 7 * 86_400.0;
    private static final int HELD_LENGTH = 3_600;

    /** Of less than this the share is not known well enough to say how much blocks differ from it. */
    private static final double FEWEST_BEFORE = 200;

    /** What an operator says is normal counts as so many codes. */
    private static final double WORD_OF_OPERATOR = 1_000;

    private final int horizon;
    private final int blockLog;
    private final int earlyBlockLog;
    private final List<Family> families;
    private final HoursOfWeek hours;
    private final Deque<Block> open = new ArrayDeque<>();
    private final Deque<Block> held = new ArrayDeque<>();
    private Arrivals learnt = new Arrivals();
    private Spread spread = new Spread();
    /** Of the hours of which something was learnt, each for each code. */
    private double offsets;

    private long since = Long.MIN_VALUE;
    private long admittedAt = Long.MIN_VALUE;
    private long suspiciousAt = Long.MIN_VALUE;
    private long unseenAt = Long.MIN_VALUE;

    /** Cohorts from {@code start} on, up to {@code end}, exclusive. */
    private static final class Block {
        private final long start;
        private long end;
        private final Arrivals arrivals;
        private final Spread spread;
        /** Not all of what became of it was seen. */
        private boolean isUnseen;

        Block(long start, long end, Arrivals arrivals, Spread spread) {
            this.start = start;
            this.end = end;
            this.arrivals = arrivals;
            this.spread = spread;
        }
    }

    /**
     * @param horizon age at which all is known of a cohort, seconds
     * @param families told of what is learnt
     * @param hours told of what is learnt too
     */
    Learner(int horizon, List<Family> families, HoursOfWeek hours) {
        this.horizon = horizon;
        int widestLog = widestCohortLog(horizon);
        blockLog = Math.max(BLOCK_LOG, widestLog);
        earlyBlockLog = Math.max(EARLY_BLOCK_LOG, widestLog);
        this.families = families;
        this.hours = hours;
    }

    /** Logarithm of the width of the widest cohort: the largest power of two with 9 w ≤ 2 horizons; seconds. */
    public static int widestCohortLog(int horizon) {
        int log = 0;
        while (9L << (log + 1) <= 2L * horizon) {
            log++;
        }
        return log;
    }

    /** Of a cohort's codes, some arrived at this age; both in seconds. */
    public void arrived(long cohort, long age, int count) {
        if (age <= horizon) {
            block(cohort).arrivals.addAge(age, count);
        }
    }

    /** All is known of a cohort. */
    public void closed(long cohort, int sent, int arrived) {
        Block block = block(cohort);
        block.arrivals.addSent(sent);
        block.arrivals.addArrived(arrived);
    }

    /** Something may be wrong as of this second: what is not yet admitted will not be. */
    public void suspicious(long now) {
        suspiciousAt = Math.max(suspiciousAt, now);
    }

    /** Not all of what happens is seen as of this second: what becomes of younger cohorts will never be known. */
    public void unseen(long now) {
        unseenAt = Math.max(unseenAt, now);
        open.stream().filter(block -> block.end + horizon > now).forEach(block -> block.isUnseen = true);
    }

    /** Admits what is due. */
    public void step(long now) {
        if (since == Long.MIN_VALUE) {
            since = now;
        }
        while (!open.isEmpty() && open.peekFirst().end + horizon <= now) {
            Block block = open.removeFirst();
            if (block.isUnseen) {
                continue;
            }
            // Early blocks are of the same stretch as all that was learnt, and would seem to differ by chance only.
            if (learnt.sent() >= FEWEST_BEFORE && !isEarly(block.start)) {
                block.spread.add(block.arrivals.sent(), block.arrivals.arrived(), usual(block));
            }
            if (isCold(now)) {
                admit(block, now);
            } else {
                hold(block);
            }
        }
        while (!held.isEmpty() && held.peekFirst().end + horizon + HOLD <= now) {
            Block block = held.removeFirst();
            if (isAdmissible(block) && learnt.sent() >= FEWEST_BEFORE && block.end - block.start <= HELD_LENGTH) {
                hours.learnt(block.start, block.arrivals.sent(), block.arrivals.arrived(), usual(block));
            }
            admit(block, now);
        }
    }

    /** What was learnt; not to be changed. */
    public Arrivals learnt() {
        return learnt;
    }

    Spread spread() {
        return spread;
    }

    /** Of the hours of which something was learnt, the mean of the {@linkplain HoursOfWeek#offset offsets}, by codes. */
    double meanOffset() {
        return learnt.sent() == 0 ? 0 : offsets / learnt.sent();
    }

    /** Whether learning began less than {@link #EARLY} before. */
    public boolean isEarly(long second) {
        return since == Long.MIN_VALUE || second < since + EARLY;
    }

    /** Whether learning began less than {@link #HOLD} ago. */
    public boolean isCold(long now) {
        return since == Long.MIN_VALUE || now < since + HOLD + horizon;
    }

    /**
     * What is seen now is how it is to be: all that was learnt is given up for it.
     *
     * @param present how much arrives now
     * @param from since when, seconds since 1970
     */
    void accept(ArrivingShare present, long from) {
        List<Arrivals> lately = open.stream()
                .filter(block -> block.start >= from && !block.isUnseen)
                .map(block -> block.arrivals)
                .toList();
        double codes = Math.max(present.matured(), WORD_OF_OPERATOR);
        withdraw();
        learnt = Arrivals.of(codes, codes * present.share(), lately);
        spread = new Spread();
        offsets = codes * hours.offset(from);
        held.clear();
        suspiciousAt = from - 1;
        contribute();
    }

    /** Takes what was learnt out of the families: this one is of no use any more. */
    void withdraw() {
        families.forEach(family -> family.subtract(learnt, spread));
    }

    /** Forgets all, as another normal has begun. */
    public void clear() {
        withdraw();
        open.clear();
        held.clear();
        learnt = new Arrivals();
        spread = new Spread();
        offsets = 0;
        since = Long.MIN_VALUE;
        admittedAt = Long.MIN_VALUE;
        suspiciousAt = Long.MIN_VALUE;
        unseenAt = Long.MIN_VALUE;
    }

    public void write(PackedWriter out) {
        out.zigzag(since);
        out.zigzag(admittedAt);
        out.zigzag(suspiciousAt);
        out.zigzag(unseenAt);
        learnt.write(out);
        spread.write(out);
        out.real(offsets);
        write(open, out);
        write(held, out);
    }

    /** Into a new object. */
    public void read(PackedReader in) {
        since = in.zigzag();
        admittedAt = in.zigzag();
        suspiciousAt = in.zigzag();
        unseenAt = in.zigzag();
        learnt = Arrivals.read(in);
        spread = Spread.read(in);
        offsets = in.real();
        contribute();
        read(open, in);
        read(held, in);
    }

    private Block block(long cohort) {
        int log = isEarly(cohort) ? earlyBlockLog : blockLog;
        long start = cohort >> log << log;
        for (Iterator<Block> newest = open.descendingIterator(); newest.hasNext(); ) {
            Block block = newest.next();
            if (block.start <= start) {
                if (block.start == start) {
                    return block;
                }
                break;
            }
        }
        return insert(new Block(start, start + (1L << log), new Arrivals(), new Spread()));
    }

    private Block insert(Block added) {
        added.isUnseen = added.start <= unseenAt;
        Deque<Block> later = new ArrayDeque<>();
        while (!open.isEmpty() && open.peekLast().start > added.start) {
            later.addFirst(open.removeLast());
        }
        open.addLast(added);
        open.addAll(later);
        return added;
    }

    private void hold(Block block) {
        Block last = held.peekLast();
        if (last != null && last.start / HELD_LENGTH == block.start / HELD_LENGTH) {
            last.end = block.end;
            last.arrivals.add(block.arrivals);
            last.spread.add(block.spread);
        } else {
            held.addLast(block);
        }
    }

    private void admit(Block block, long now) {
        if (!isAdmissible(block)) {
            return;
        }
        withdraw();
        if (admittedAt != Long.MIN_VALUE) {
            double factor = Math.pow(0.5, (now - admittedAt) / HALF_LIFE);
            learnt.scale(factor);
            spread.scale(factor);
            offsets *= factor;
        }
        admittedAt = now;
        learnt.add(block.arrivals);
        spread.add(block.spread);
        offsets += block.arrivals.sent() * hours.offset(block.start);
        contribute();
    }

    private boolean isAdmissible(Block block) {
        return suspiciousAt < block.start && !block.arrivals.isEmpty();
    }

    /** The share that is usual at the hour of the block. */
    private double usual(Block block) {
        return Estimate.shifted(learnt.arrived() / learnt.sent(), hours.offset(block.start) - meanOffset());
    }

    private void contribute() {
        families.forEach(family -> family.add(learnt, spread));
    }

    private static void write(Deque<Block> blocks, PackedWriter out) {
        out.varint(blocks.size());
        for (Block block : blocks) {
            out.varint(block.start);
            out.varint(block.end - block.start);
            out.octet(block.isUnseen ? 1 : 0);
            block.arrivals.write(out);
            block.spread.write(out);
        }
    }

    private static void read(Deque<Block> blocks, PackedReader in) {
        blocks.clear();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            long start = in.varint();
            long end = start + in.varint();
            boolean isUnseen = in.octet() == 1;
            Block block = new Block(start, end, Arrivals.read(in), Spread.read(in));
            block.isUnseen = isUnseen;
            blocks.addLast(block);
        }
    }
}
