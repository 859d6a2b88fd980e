package io.otpwatch.schemas;

import io.otpwatch.events.Channel;
import io.otpwatch.rules.Domains;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The e-mail domains that are routes of their own: those of the large mailbox operators, and what an installation adds.
 * Every other e-mail domain is folded into {@code other@operator}, so that the number of routes does not grow with the
 * number of domains that users have: {@code acme.example} of operator {@code own} counts under {@code other@own}.
 * Immutable. Vectors for other languages are in {@code vectors/folding.tsv}.
 */
public final class KnownDomains {
    /** How many there may be. */
    public static final int MAX = 10_000;

    private static final String FOLDED = "other@"; // no domain of an event has an @
    private static final String LIST = "known-domains.txt";

    private final Set<String> domains;

    private KnownDomains(Set<String> domains) {
        this.domains = domains;
    }

    /** Those of {@code known-domains.txt}. */
    public static KnownDomains shipped() {
        return Shipped.DOMAINS;
    }

    /**
     * These and {@code more}, in any spelling that {@link Domains#normalise} takes. Those that are known already, and
     * carriers, which are routes of their own anyway, do no harm.
     *
     * @throws IllegalArgumentException if one is no domain, or there are more than {@link #MAX}; the message has its
     *     position from 1 and its shape, never its value
     */
    public KnownDomains plus(Collection<String> more) {
        Set<String> all = new HashSet<>(domains);
        int position = 0;
        for (String raw : more) {
            position++;
            all.add(normalised(raw, position, more.size()));
        }
        if (all.size() > MAX) {
            throw new IllegalArgumentException("at most " + MAX + " known domains; was " + all.size());
        }
        return new KnownDomains(Set.copyOf(all));
    }

    /** Whether the domain, in its one spelling, is in the list. */
    public boolean contains(String domain) {
        return domains.contains(domain);
    }

    /**
     * The route under which a code counts: with the domain {@code other@operator} if its own is an e-mail domain that
     * is not known. A route of SMS, of a carrier, of {@link Domains#UNKNOWN} or that is folded already stays as it is.
     */
    public Route fold(Route route, String operator) {
        String domain = route.domain();
        if (route.channel() == Channel.SMS || !Domains.isMail(domain) || contains(domain) || isFolded(domain)) {
            return route;
        }
        return new Route(route.channel(), route.provider(), route.sender(), route.country(), FOLDED + operator);
    }

    /** Whether a route's domain stands for all those of its operator that are not known. */
    public static boolean isFolded(String domain) {
        return domain.startsWith(FOLDED);
    }

    private static String normalised(String raw, int position, int of) {
        try {
            return Domains.normalise(raw);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "known domain " + position + " of " + of + ": expected " + e.getMessage());
        }
    }

    /** Read when first asked for. */
    private static final class Shipped {
        static final KnownDomains DOMAINS = new KnownDomains(Set.of()).plus(read());

        private static Collection<String> read() {
            try (InputStream in = Objects.requireNonNull(KnownDomains.class.getResourceAsStream(LIST), LIST)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the resource " + LIST, e);
            }
        }
    }
}
