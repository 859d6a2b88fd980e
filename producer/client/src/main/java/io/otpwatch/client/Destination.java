package io.otpwatch.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a code goes, without saying to whom: what of an address or number is in events. {@link Destinations} makes it.
 *
 * @param country of the recipient, ISO 3166-1 alpha-2; ZZ for e-mail
 * @param domain an e-mail domain as lower-case A-labels, a carrier as MCC-MNC, or {@code unknown}
 * @param operator who runs the domain, lower case
 * @param numberRange the E.164 number without its last four digits; null with EMAIL
 * @param recipient the keyed hash of address or number; null if none was made
 * @param recipientKeyId of the key that made it; null only with recipient
 */
public record Destination(
        Channel channel,
        String country,
        String domain,
        String operator,
        @Nullable String numberRange,
        @Nullable String recipient,
        @Nullable String recipientKeyId) {
    /** The same by another channel: a number that is called, or reached by a messenger, is {@link Channel#OTHER}. */
    public Destination by(Channel other) {
        return new Destination(other, country, domain, operator, numberRange, recipient, recipientKeyId);
    }
}
