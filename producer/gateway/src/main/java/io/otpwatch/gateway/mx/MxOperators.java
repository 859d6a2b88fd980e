package io.otpwatch.gateway.mx;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.otpwatch.client.MailboxOperators;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Who runs an e-mail domain, by its mail server of first choice: a domain whose MX is {@code aspmx.l.google.com} is run by
 * {@code google}. Answers are kept for an hour, that there is none for ten minutes, that nobody answered for thirty seconds.
 * Whoever asks waits for a short time at most and then takes {@code other}; the answer is kept for the next.
 */
public final class MxOperators {
    private static final int DOMAINS_MAX = 50_000;
    private static final int QUERIES_MAX = 256;
    private static final Duration QUERY = Duration.ofSeconds(2);
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Duration NONE = Duration.ofMinutes(10);
    private static final Duration NO_ANSWER = Duration.ofSeconds(30);

    private final LookupSession dns;
    private final Duration wait;
    private final MailboxOperators mailboxes = MailboxOperators.shipped();
    private final AtomicInteger queries = new AtomicInteger();
    private final AsyncCache<String, Found> cache = Caffeine.newBuilder()
            .maximumSize(DOMAINS_MAX)
            .expireAfter(Expiry.<String, Found>creating((domain, found) -> found.keep()))
            .buildAsync();

    private record Found(String operator, Duration keep) {}

    private MxOperators(Resolver resolver, Duration wait) {
        this.dns = LookupSession.builder().resolver(resolver).build();
        this.wait = wait;
    }

    /**
     * Asks these servers.
     *
     * @param servers none for those of the system
     * @param wait how long who asks may be held up, > 0
     */
    public static MxOperators of(List<InetSocketAddress> servers, Duration wait) {
        Resolver resolver = servers.isEmpty()
                ? new ExtendedResolver()
                : new ExtendedResolver(servers.stream().map(SimpleResolver::new).toArray(Resolver[]::new));
        resolver.setTimeout(QUERY);
        return new MxOperators(resolver, wait);
    }

    /** The operator; never fails, and takes no longer than the wait. */
    public CompletableFuture<String> operator(String domain) {
        @Nullable CompletableFuture<Found> known = cache.getIfPresent(domain);
        if (known == null && queries.get() >= QUERIES_MAX) {
            return CompletableFuture.completedFuture(MailboxOperators.OTHER);
        }
        CompletableFuture<Found> found = known != null ? known : cache.get(domain, (key, executor) -> ask(key));
        return found.thenApply(Found::operator)
                .completeOnTimeout(MailboxOperators.OTHER, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Found> ask(String domain) {
        Name name;
        try {
            name = Name.fromString(domain, Name.root);
        } catch (TextParseException e) { // no name of DNS, though a domain by our rules
            return CompletableFuture.completedFuture(new Found(MailboxOperators.OTHER, NONE));
        }
        queries.incrementAndGet();
        return dns.lookupAsync(name, Type.MX)
                .handle(this::found)
                .whenComplete((found, failure) -> queries.decrementAndGet())
                .toCompletableFuture();
    }

    private Found found(@Nullable LookupResult answer, @Nullable Throwable failure) {
        if (answer == null) {
            Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
            boolean none = cause instanceof NoSuchDomainException || cause instanceof NoSuchRRSetException;
            return new Found(MailboxOperators.OTHER, none ? NONE : NO_ANSWER);
        }
        return answer.getRecords().stream()
                .filter(MXRecord.class::isInstance)
                .map(MXRecord.class::cast)
                .min(Comparator.comparingInt(MXRecord::getPriority))
                .flatMap(mx -> mailboxes.ofMx(mx.getTarget().toString()))
                .map(operator -> new Found(operator, KNOWN))
                .orElseGet(() -> new Found(MailboxOperators.OTHER, NONE));
    }
}
