package io.otpwatch.processor.incident;

import io.otpwatch.events.Advice;
import io.otpwatch.events.AdviceItem;
import io.otpwatch.events.Channel;
import io.otpwatch.events.Incident;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.schemas.EventSerde;
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
 * nothing asks for it any more. Beyond {@link #MAX} there is none; the oldest incidents come first.
 */
final class AdviceBoard {
    static final int MAX = 256;
    static final String EVERY_DOMAIN = "*";

    private static final int MAX_ITEMS = 16;
    private static final EventSerde<Advice> EVENTS = EventSerde.of(Advice.class);

    private final IncidentSettings settings;
    private final SortedMap<String, Advice> standing = new TreeMap<>();
    private long sequence;

    AdviceBoard(IncidentSettings settings) {
        this.settings = settings;
    }

    /** Under which key it stands in the topic. */
    static String key(Advice advice) {
        return key(advice.getChannel(), advice.getDomain());
    }

    List<Advice> step(List<Incident> open, Footprints footprints, long now) {
        Map<String, List<AdviceItem>> wanted = wanted(open, footprints);
        List<Advice> published = new ArrayList<>();
        for (String key : List.copyOf(standing.keySet())) {
            if (!wanted.containsKey(key)) {
                Advice last = Objects.requireNonNull(standing.remove(key));
                published.add(advice(key, List.of(), true, last.getValidFrom(), now));
            }
        }
        wanted.forEach((key, items) -> renewed(key, items, now).ifPresent(next -> {
            standing.put(key, next);
            published.add(next);
        }));
        return published;
    }

    /** Empty if what stands says it, and for long enough. */
    private Optional<Advice> renewed(String key, List<AdviceItem> items, long now) {
        long validMs = settings.adviceValid().toMillis();
        Optional<Advice> same = Optional.ofNullable(standing.get(key))
                .filter(advice -> advice.getItems().equals(items));
        if (same.filter(advice -> advice.getValidUntil() - now > validMs / 2).isPresent()) {
            return Optional.empty();
        }
        long from = same.map(Advice::getValidFrom).orElse(now);
        return Optional.of(advice(key, items, false, from, now + validMs));
    }

    private SortedMap<String, List<AdviceItem>> wanted(List<Incident> open, Footprints footprints) {
        SortedMap<String, List<AdviceItem>> wanted = new TreeMap<>();
        for (Incident incident : open) {
            List<AdviceItem> items = AdviceRules.items(incident);
            if (!items.isEmpty()) {
                for (String key : keys(Portrait.scope(incident), footprints)) {
                    if (wanted.size() < MAX || wanted.containsKey(key)) {
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

    /** Last sequence, number of advices, and each with its length before it, as in its topic. */
    void write(PackedWriter out) {
        out.varint(sequence);
        out.varint(standing.size());
        for (Advice advice : standing.values()) {
            byte[] event = EVENTS.encode(advice);
            out.varint(event.length);
            out.raw(event);
        }
    }

    /** Replaces all of it. */
    void read(PackedReader in) {
        standing.clear();
        sequence = in.varint();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            Advice advice = EVENTS.decode(in.raw(in.number()));
            standing.put(key(advice), advice);
        }
    }
}
