package io.otpwatch.processor.incident;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceItem;
import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.schemas.EventSerde;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The advice that counts, per channel and domain: made of all open incidents, renewed before it runs out, withdrawn when
 * nothing asks for it any more. Beyond {@link #MAX} there is none, nor where its keys have {@link #MAX_KEYS} characters
 * together; the oldest incidents come first.
 */
final class AdviceBoard {
    static final int MAX = 256;
    static final int MAX_KEYS = 16 * 1024;
    static final String EVERY_DOMAIN = "*";

    private static final int MAX_ITEMS = 16;
    private static final EventSerde<Advice> EVENTS = EventSerde.of(Advice.class);

    private final IncidentSettings settings;
    private final SortedMap<String, Standing> standing = new TreeMap<>();
    private long sequence;

    /**
     * What was said last.
     *
     * @param digest of its items
     */
    private record Standing(long digest, long validFrom, long validUntil) {}

    AdviceBoard(IncidentSettings settings) {
        this.settings = settings;
    }

    List<Advice> step(List<Incident> open, Footprints footprints, long now) {
        Map<String, List<AdviceItem>> wanted = wanted(open, footprints);
        List<Advice> published = new ArrayList<>();
        for (String key : List.copyOf(standing.keySet())) {
            if (!wanted.containsKey(key)) {
                Standing last = Objects.requireNonNull(standing.remove(key));
                published.add(advice(key, List.of(), true, last.validFrom(), now));
            }
        }
        wanted.forEach((key, items) -> renewed(key, items, now).ifPresent(next -> {
            standing.put(key, new Standing(digest(items), next.getValidFrom(), next.getValidUntil()));
            published.add(next);
        }));
        return published;
    }

    /** Empty if what stands says it, and for long enough. */
    private Optional<Advice> renewed(String key, List<AdviceItem> items, long now) {
        long validMs = settings.adviceValid().toMillis();
        Optional<Standing> same = Optional.ofNullable(standing.get(key)).filter(last -> last.digest() == digest(items));
        if (same.filter(last -> last.validUntil() - now > validMs / 2).isPresent()) {
            return Optional.empty();
        }
        long from = same.map(Standing::validFrom).orElse(now);
        return Optional.of(advice(key, items, false, from, now + validMs));
    }

    private SortedMap<String, List<AdviceItem>> wanted(List<Incident> open, Footprints footprints) {
        SortedMap<String, List<AdviceItem>> wanted = new TreeMap<>();
        int characters = 0;
        for (Incident incident : open) {
            List<AdviceItem> items = AdviceRules.items(incident);
            if (!items.isEmpty()) {
                for (String key : keys(Portrait.scope(incident), footprints)) {
                    boolean isNew = !wanted.containsKey(key);
                    if (!isNew || (wanted.size() < MAX && characters + key.length() <= MAX_KEYS)) {
                        characters += isNew ? key.length() : 0;
                        List<AdviceItem> all = wanted.computeIfAbsent(key, none -> new ArrayList<>());
                        items.stream().limit(MAX_ITEMS - all.size()).forEach(all::add);
                    }
                }
            }
        }
        return wanted;
    }

    private static List<String> keys(Scope scope, Footprints footprints) {
        List<String> keys = new ArrayList<>();
        boolean named = scope.value("domain").or(() -> scope.value("operator")).isPresent();
        List<String> domains = named ? footprints.values(scope, "domain") : List.of(EVERY_DOMAIN);
        boolean isRange = scope.value("range").isPresent(); // of which there are no leaves, and which only numbers have
        for (String channel : isRange ? List.of("sms") : footprints.values(scope, "channel")) {
            domains.forEach(domain -> keys.add(key(channel(channel), domain)));
        }
        return keys;
    }

    /** A newer channel than this version knows is OTHER. */
    private static Channel channel(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElse(Channel.OTHER);
    }

    private Advice advice(String key, List<AdviceItem> items, boolean withdrawn, long from, long until) {
        int tab = key.indexOf('\t');
        return new Advice(
                Channel.valueOf(key.substring(0, tab)),
                key.substring(tab + 1),
                ++sequence,
                withdrawn,
                settings.adviceDryRun(),
                List.copyOf(items),
                from,
                until);
    }

    private static String key(Channel channel, String domain) {
        return channel.name() + "\t" + domain;
    }

    private static long digest(List<AdviceItem> items) {
        Advice alone = new Advice(Channel.OTHER, "", 0L, false, false, items, 0L, 0L);
        return ByteBuffer.wrap(Sha256.of(EVENTS.encode(alone))).getLong();
    }

    /** Last sequence, number of advices, and of each: key, digest of its items, valid from and until. */
    void write(PackedWriter out) {
        out.varint(sequence);
        out.varint(standing.size());
        standing.forEach((key, last) -> {
            out.text(key);
            out.zigzag(last.digest());
            out.zigzag(last.validFrom());
            out.zigzag(last.validUntil());
        });
    }

    /** Replaces all of it. */
    void read(PackedReader in) {
        standing.clear();
        sequence = in.varint();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            standing.put(in.text(), new Standing(in.zigzag(), in.zigzag(), in.zigzag()));
        }
    }
}
