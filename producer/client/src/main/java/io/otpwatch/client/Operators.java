package io.otpwatch.client;

import io.otpwatch.rules.Domains;

/** Who runs the place that a code goes to: the company behind a mailbox domain, or behind a carrier. */
public final class Operators {
    private Operators() {}

    /**
     * The well-known operator of a domain, else {@code other}: {@code google} of {@code gmail.com}, {@code
     * deutsche-telekom} of {@code 262-01}. Asks nobody.
     *
     * @param domain in its one spelling
     */
    public static String of(String domain) {
        return Domains.isMail(domain)
                ? MailboxOperators.shipped().operator(domain)
                : Carriers.shipped().operator(domain);
    }
}
