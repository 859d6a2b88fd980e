package io.otpwatch.processor.correlate;

import io.otpwatch.events.RouteDeltas;
import io.otpwatch.rules.Partitions;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.SchemaHistory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
    /** Of a route's vendor message ids and folded domains, were each of their characters three bytes long. */
    private static final int EXTRAS_BYTES_MAX =
            VendorSamples.TOLD * (2 + 3 * 128) + FoldedDomains.TOP * (2 + 253 + 5) + 4;

    private static final byte[] REST = {'r', 'e', 's', 't'};

    private static final byte[] HEADER = header();

    private final RouteDictionary routes;
    private final long[] sequences;
    private final DeltaBody[] bodies;
    private final AvroBuffer head = new AvroBuffer();
    private final AvroBuffer feeds = new AvroBuffer();
    private final AvroBuffer part = new AvroBuffer();
    private final AvroBuffer extras = new AvroBuffer();
    private final AvroBuffer platformHead = new AvroBuffer();
    private byte[] @Nullable [] heads = new byte[64][];
    private int[] partitions = new int[64];
    private int cellsInPart;

    static {
        int largest = BATCH_BYTES + CELLS_PER_PART * CELL_BYTES_MAX + HEAD_BYTES_MAX + EXTRAS_BYTES_MAX;
        if (largest > EventSerde.MAX_BYTES) {
            throw new AssertionError("a batch may have " + largest + " bytes");
        }
    }

    /** {@code partitions}: how many the deltas' topic has. */
    DeltaBatches(RouteDictionary routes, int partitions) {
        this.routes = routes;
        sequences = new long[partitions];
        bodies = new DeltaBody[partitions];
        Arrays.setAll(bodies, partition -> new DeltaBody());
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
    void write(Changes changes, Platforms platforms, Stamp stamp, Output output) {
        feeds.clear();
        stamp.feeds().all().forEach((provider, receivedAt) -> {
            feeds.number(1);
            feeds.string(provider);
            feeds.number(receivedAt);
        });
        feeds.number(0);
        changes.routes.forEach((route, cells) -> write(route, cells, changes, stamp, output));
        changes.platforms.forEach((platform, cells) -> writePlatform(platform, platforms, cells, stamp, output));
        changes.ranges.forEach((country, counts) -> writeRanges(country, counts, stamp, output));
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

    private void write(int route, CellCounts cells, Changes changes, Stamp stamp, Output output) {
        byte[] routeHead = head(route);
        extras.clear();
        writeSamples(route, changes.samples);
        writeDomains(changes.domains.of(route));
        inParts(cells, () -> {
            addPart(bodies[partitions[route]].routes, routeHead);
            bodies[partitions[route]].routes.raw(extras);
            leaveIfLarge(partitions[route], stamp, output);
            extras.clear();
            extras.number(0);
            extras.number(0);
        });
    }

    private void writePlatform(int index, Platforms platforms, CellCounts cells, Stamp stamp, Output output) {
        byte[] name = platforms.text(index / RouteChannels.COUNT);
        int channel = index % RouteChannels.COUNT;
        String key = RouteChannels.channel(channel).name() + "\t" + new String(name, StandardCharsets.UTF_8);
        int partition = Partitions.of(key, sequences.length);
        platformHead.clear();
        platformHead.number(channel);
        platformHead.string(name);
        byte[] bytes = platformHead.toBytes();
        inParts(cells, () -> {
            addPart(bodies[partition].platforms, bytes);
            leaveIfLarge(partition, stamp, output);
        });
    }

    private void writeRanges(String country, RangeCounts.OfCountry counts, Stamp stamp, Output output) {
        int partition = Partitions.of(country, sequences.length);
        TextCounts ranges = counts.ranges;
        int[] rest = counts.rest.clone();
        int[] top = ranges.top(RangeCounts.TOP, RangeCounts.CHALLENGES);
        for (int index : top) {
            int at = index;
            addRange(partition, country, ranges.text(index), column -> ranges.count(at, column));
        }
        for (int column = 0; column < RangeCounts.COLUMNS; column++) {
            for (int index = 0; index < ranges.size(); index++) {
                rest[column] += ranges.count(index, column);
            }
            for (int index : top) {
                rest[column] -= ranges.count(index, column);
            }
        }
        if (Arrays.stream(rest).anyMatch(count -> count > 0)) {
            addRange(partition, country, REST, column -> rest[column]);
        }
        leaveIfLarge(partition, stamp, output);
    }

    private void addRange(int partition, String country, byte[] range, IntUnaryOperator counts) {
        AvroBuffer body = bodies[partition].ranges;
        body.number(1);
        body.string(country);
        body.string(range);
        body.number(counts.applyAsInt(RangeCounts.CHALLENGES));
        body.number(counts.applyAsInt(RangeCounts.SAMPLED));
        body.number(counts.applyAsInt(RangeCounts.ENTERED));
    }

    private void writeSamples(int route, VendorSamples samples) {
        List<byte[]> ids = samples.told(route);
        for (byte[] id : ids) {
            extras.number(1);
            extras.string(id);
        }
        extras.number(0);
    }

    private void writeDomains(@Nullable TextCounts domains) {
        if (domains != null) {
            for (int index : domains.top(FoldedDomains.TOP, FoldedDomains.CODES)) {
                extras.number(1);
                extras.string(domains.text(index));
                extras.number(domains.count(index, FoldedDomains.CODES));
            }
        }
        extras.number(0);
    }

    /** Encodes the cells into the part, and calls {@code whenFull} for each so many of them. */
    private void inParts(CellCounts cells, Runnable whenFull) {
        part.clear();
        cellsInPart = 0;
        cells.forEach((cohort, kind, bin, count) -> {
            part.number(cohort);
            part.number(kind);
            part.number(bin);
            part.number(count);
            if (++cellsInPart == CELLS_PER_PART) {
                whenFull.run();
            }
        });
        if (cellsInPart > 0) {
            whenFull.run();
        }
    }

    /** Adds an item with the cells of the part, as a block of one. */
    private void addPart(AvroBuffer body, byte[] itemHead) {
        body.number(1);
        body.raw(itemHead);
        body.number(cellsInPart);
        body.raw(part);
        body.number(0);
        part.clear();
        cellsInPart = 0;
    }

    private void leaveIfLarge(int partition, Stamp stamp, Output output) {
        if (bodies[partition].length() >= BATCH_BYTES) {
            leave(partition, stamp, stamp.before(), output);
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
        DeltaBody body = bodies[partition];
        head.raw(body.routes);
        head.number(0);
        head.number(stamp.life());
        head.string(stamp.application());
        head.raw(body.platforms);
        head.number(0);
        head.raw(body.ranges);
        head.number(0);
        body.clear();
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
