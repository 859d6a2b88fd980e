package io.otpwatch.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the mailboxes of an e-mail domain: {@code googlemail.com} is run by {@code google}, and so is any domain
 * whose MX is {@code aspmx.l.google.com}. From the data file {@code mailbox-operators.tsv}. Immutable; asks no DNS.
 */
public final class MailboxOperators {
    /** The operator of a domain that is not in the data file. */
    public static final String OTHER = "other";

    private static final MailboxOperators SHIPPED = read();

    private final Map<String, String> byDomain;
    private final Map<String, String> byMxSuffix;

    private MailboxOperators(Map<String, String> byDomain, Map<String, String> byMxSuffix) {
        this.byDomain = Map.copyOf(byDomain);
        this.byMxSuffix = Map.copyOf(byMxSuffix);
    }

    public static MailboxOperators shipped() {
        return SHIPPED;
    }

    /**
     * The operator of a well-known domain, else {@link #OTHER}.
     *
     * @param domain in its one spelling
     */
    public String operator(String domain) {
        return byDomain.getOrDefault(domain, OTHER);
    }

    /**
     * The operator behind the mail server of a domain, by the longest suffix of whole labels that the data file has.
     *
     * @param mxHost as DNS answers it, in any case, with or without the dot of the root
     */
    public Optional<String> ofMx(String mxHost) {
        String suffix = mxHost.toLowerCase(Locale.ROOT);
        if (suffix.endsWith(".")) {
            suffix = suffix.substring(0, suffix.length() - 1);
        }
        while (true) {
            @Nullable String operator = byMxSuffix.get(suffix);
            int dot = suffix.indexOf('.');
            if (operator != null || dot < 0) {
                return Optional.ofNullable(operator);
            }
            suffix = suffix.substring(dot + 1);
        }
    }

    private static MailboxOperators read() {
        Map<String, String> byDomain = new HashMap<>();
        Map<String, String> byMxSuffix = new HashMap<>();
        for (String[] line : TabbedLines.of("mailbox-operators.tsv")) {
            Map<String, String> map = line[0].equals("mx") ? byMxSuffix : byDomain;
            for (String name : line[2].split(" ")) {
                if (map.put(name, line[1]) != null) {
                    throw new IllegalStateException(name + " is twice in mailbox-operators.tsv");
                }
            }
        }
        return new MailboxOperators(byDomain, byMxSuffix);
    }
}
