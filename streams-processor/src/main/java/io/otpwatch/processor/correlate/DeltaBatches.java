package io.otpwatch.processor.correlate;

import io.otpwatch.events.RouteDeltas;
import io.otpwatch.rules.Partitions;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.SchemaHistory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes deltas as batches, {@link RouteDeltas} on the wire, at least one for each partition of their topic, and numbers
 * them. A batch a partition instead of a record a route: where many routes have little traffic, there would be as many
 * records as events.
 *
 * <p>Written field by field and not through the generated class, which would make an object of each cell.
 */
final class DeltaBatches {
    /** A batch that has reached this goes. */
    private static final int BATCH_BYTES = 24 * 1024;
    /** Cells of a route beyond this go into the next batch: at most 13 bytes each, so that no batch exceeds its limit. */
    private static final int CELLS_PER_PART = 1_024;

    private static final int CELL_BYTES_MAX = 13;
    /** Of {@link Feeds#MAX} providers and one route, were each of their characters three bytes long. */
    private static final int HEAD_BYTES_MAX = 18 * 1024;

    private static final byte[] HEADER = header();

    private final RouteDictionary routes;
    private final long[] sequences;
    private final AvroBuffer[] bodies;
    private final AvroBuffer head = new AvroBuffer();
    private final AvroBuffer feeds = new AvroBuffer();
    private final AvroBuffer part = new AvroBuffer();
    private byte[] @Nullable [] heads = new byte[64][];
    private int[] partitions = new int[64];
    private int cellsInPart;

    static {
        int largest = BATCH_BYTES + CELLS_PER_PART * CELL_BYTES_MAX + HEAD_BYTES_MAX;
        if (largest > EventSerde.MAX_BYTES) {
            throw new AssertionError("a batch may have " + largest + " bytes");
        }
    }

    /** {@code partitions}: how many the deltas' topic has. */
    DeltaBatches(RouteDictionary routes, int partitions) {
        this.routes = routes;
        sequences = new long[partitions];
        bodies = new AvroBuffer[partitions];
        Arrays.setAll(bodies, partition -> new AvroBuffer());
    }

    /**
     * What a batch says beside what changed.
     *
     * @param source partition of the inputs
     * @param before the watermark that the batches so far bear, or {@link Watermarks#UNKNOWN}
     * @param reached the watermark that these deltas complete
     * @param life when the source's state began, ms since 1970
     * @param application whose it is
     */
    record Stamp(int source, long before, long reached, Feeds feeds, long life, String application) {}

    /** Writes all of it. */
    void write(Deltas deltas, Stamp stamp, Output output) {
        feeds.clear();
        stamp.feeds().all().forEach((provider, receivedAt) -> {
            feeds.number(1);
            feeds.string(provider);
            feeds.number(receivedAt);
        });
        feeds.number(0);
        deltas.forEach((route, cells) -> write(route, cells, stamp, output));
        for (int partition = 0; partition < bodies.length; partition++) {
            leave(partition, stamp, stamp.reached(), output);
        }
    }

    /** The number of the next batch for each partition. */
    long[] sequences() {
        return sequences.clone();
    }

    /** @throws IllegalStateException if they are of another number of partitions */
    void restore(long[] sequences) {
        if (sequences.length != this.sequences.length) {
            throw new IllegalStateException("the state was built for " + sequences.length
                    + " partitions of the deltas' topic, which has " + this.sequences.length + " now");
        }
        System.arraycopy(sequences, 0, this.sequences, 0, sequences.length);
    }

    /** Forgets the numbers, and what is remembered of routes. */
    void clear() {
        Arrays.fill(sequences, 0);
        Arrays.fill(heads, null);
    }

    private void write(int route, CellCounts cells, Stamp stamp, Output output) {
        byte[] routeHead = head(route);
        part.clear();
        cellsInPart = 0;
        cells.forEach((cohort, kind, bin, count) -> {
            part.number(cohort);
            part.number(kind);
            part.number(bin);
            part.number(count);
            if (++cellsInPart == CELLS_PER_PART) {
                add(route, routeHead, stamp, output);
            }
        });
        if (cellsInPart > 0) {
            add(route, routeHead, stamp, output);
        }
    }

    /** Adds the route with the cells of the part, as a block of one in the array of routes. */
    private void add(int route, byte[] routeHead, Stamp stamp, Output output) {
        AvroBuffer body = bodies[partitions[route]];
        body.number(1);
        body.raw(routeHead);
        body.number(cellsInPart);
        body.raw(part);
        body.number(0);
        part.clear();
        cellsInPart = 0;
        if (body.length() >= BATCH_BYTES) {
            leave(partitions[route], stamp, stamp.before(), output);
        }
    }

    private void leave(int partition, Stamp stamp, long watermark, Output output) {
        head.clear();
        head.raw(HEADER);
        head.number(stamp.source());
        head.number(sequences[partition]++);
        if (watermark == Watermarks.UNKNOWN) {
            head.number(0);
        } else {
            head.number(1);
            head.number(watermark);
        }
        head.raw(feeds);
        head.raw(bodies[partition]);
        head.number(0);
        head.number(stamp.life());
        head.string(stamp.application());
        bodies[partition].clear();
        output.deltas(partition, head.toBytes());
    }

    private byte[] head(int route) {
        if (route >= heads.length) {
            int length = Math.max(route + 1, heads.length * 2);
            heads = Arrays.copyOf(heads, length);
            partitions = Arrays.copyOf(partitions, length);
        }
        byte[] known = heads[route];
        if (known == null) {
            known = encode(routes.route(route));
            heads[route] = known;
            partitions[route] = Partitions.of(routes.route(route).route().key(), sequences.length);
        }
        return known;
    }

    private static byte[] encode(RouteDictionary.Named named) {
        Route route = named.route();
        AvroBuffer fields = new AvroBuffer();
        fields.number(route.channel().ordinal());
        fields.string(route.provider());
        fields.string(route.sender());
        fields.string(route.country());
        fields.string(route.domain());
        fields.string(named.operator());
        return fields.toBytes();
    }

    private static byte[] header() {
        long fingerprint = SchemaHistory.fingerprint(RouteDeltas.getClassSchema());
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(fingerprint)
                .array();
    }
}
