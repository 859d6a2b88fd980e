package io.otpwatch.processor.probe;

import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.IdKey;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.decode.EventDecoder;
import io.otpwatch.processor.decode.WriterSchemas;
import io.otpwatch.rules.Partitions;
import io.otpwatch.schemas.KnownDomains;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares where the records of each challenge stand. A challenge is known by its id's 128-bit key; bounded by the
 * sample. Pure.
 */
final class PlacementSample {
    private static final int NONE = -1;

    private record Key(long hi, long lo) {}

    /** Partition of the last send and of the last evidence seen, or NONE, and whether some record is misplaced. */
    private static final class Seen {
        private int send = NONE;
        private int evidence = NONE;
        private boolean misplaced;
    }

    private final int partitions;
    private final EventDecoder decoder;
    private final Entry entry = new Entry();
    private final Map<Key, Seen> challenges = new HashMap<>();
    private final TreeSet<String> topics = new TreeSet<>();

    /** {@code partitions}: how many each input has. */
    PlacementSample(int partitions, WriterSchemas schemas) {
        this.partitions = partitions;
        decoder = new EventDecoder(new RouteDictionary(), KnownDomains.shipped(), schemas);
    }

    /** A record of an input; what cannot be read is passed over. */
    void add(Input input, String topic, int partition, byte[] value) {
        if (decoder.decode(input, value, entry) != null) {
            return;
        }
        Seen seen = challenges.computeIfAbsent(new Key(entry.challenge.hi, entry.challenge.lo), id -> new Seen());
        if (input == Input.SENT) {
            seen.send = partition;
        } else {
            seen.evidence = partition;
        }
        String id = IdKey.print(entry.challenge.hi, entry.challenge.lo, entry.challenge.text);
        if (Partitions.of(id, partitions) != partition) {
            seen.misplaced = true;
            topics.add(topic);
        }
    }

    Placement result() {
        int met = 0;
        int apart = 0;
        int misplaced = 0;
        for (Seen seen : challenges.values()) {
            boolean both = seen.send != NONE && seen.evidence != NONE;
            met += both ? 1 : 0;
            apart += both && seen.send != seen.evidence ? 1 : 0;
            misplaced += seen.misplaced ? 1 : 0;
        }
        return new Placement(challenges.size(), met, apart, misplaced, new TreeSet<>(topics));
    }
}
