package io.otpwatch.client;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.otpwatch.rules.Domains;
import io.otpwatch.rules.MailAddress;
import io.otpwatch.rules.NumberRanges;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.rules.Recipients;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Destination} of an e-mail address or phone number, which it forgets. {@code Jane@GMail.com} becomes
 * country {@code ZZ}, domain {@code gmail.com}, operator {@code google} and a keyed hash; {@code +49 1511 2345678}
 * becomes country {@code DE}, domain {@code 262-01}, operator {@code deutsche-telekom}, number range {@code +491511234}
 * and a keyed hash.
 *
 * <p>Thread-safe, asks nobody, takes some two microseconds for an address and a dozen for a number; the first number of a
 * country a few milliseconds, as its numbering plan is read from the class path. What is refused is an {@link IllegalArgumentException} that has the shape
 * of what was given, never the value.
 *
 * <p>A number is taken if it has a possible length for its country, as numbering plans change faster than programs are
 * built; its country is unknown, ZZ, if no plan has it.
 */
public final class Destinations {
    private static final String UNKNOWN_COUNTRY = "ZZ";
    private static final String NO_REGION = "ZZ"; // libphonenumber's word for: numbers must begin with a plus

    private final RecipientKeys keys;
    private final String defaultRegion;
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final MailboxOperators mailboxes = MailboxOperators.shipped();
    private final Carriers carriers = Carriers.shipped();

    private Destinations(RecipientKeys keys, String defaultRegion) {
        this.keys = keys;
        this.defaultRegion = defaultRegion;
    }

    /** Numbers must begin with a plus. */
    public static Destinations of(RecipientKeys keys) {
        return new Destinations(keys, NO_REGION);
    }

    /**
     * Numbers without a plus are read as dialled in a country.
     *
     * @param defaultRegion ISO 3166-1 alpha-2
     * @throws IllegalArgumentException if it is no country with phone numbers
     */
    public static Destinations of(RecipientKeys keys, String defaultRegion) {
        String region = defaultRegion.strip().toUpperCase(Locale.ROOT);
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "default region: a country of ISO 3166-1 with phone numbers; was " + defaultRegion);
        }
        return new Destinations(keys, region);
    }

    /** Where a code to the address goes. */
    public Destination email(String address) {
        MailAddress mail = MailAddress.of(address);
        return new Destination(
                Channel.EMAIL,
                UNKNOWN_COUNTRY,
                mail.domain(),
                mailboxes.operator(mail.domain()),
                null,
                Recipients.email(keys.current(), mail.normalised()),
                keys.current().id());
    }

    /**
     * Where a code to the number goes. The carrier is that which the number was given out by, which is not known for all
     * countries, and may have changed since where numbers are portable.
     *
     * @param number E.164 with a plus, or any spelling of it; without a plus only with a default region
     */
    public Destination phone(String number) {
        return phone(parsed(number), null);
    }

    /**
     * As the other, for who has asked a look-up service.
     *
     * @param carrierMccMnc the carrier now, as MCC-MNC ({@code 310-260})
     */
    public Destination phone(String number, String carrierMccMnc) {
        boolean isCarrier = Domains.problem(carrierMccMnc).isEmpty()
                && !Domains.isMail(carrierMccMnc)
                && !carrierMccMnc.equals(Domains.UNKNOWN);
        if (!isCarrier) {
            throw new IllegalArgumentException(
                    "a carrier as MCC-MNC; was " + carrierMccMnc.length() + " characters that are none");
        }
        return phone(parsed(number), carrierMccMnc);
    }

    private Destination phone(PhoneNumber number, @Nullable String lookedUp) {
        String e164 = numbers.format(number, PhoneNumberFormat.E164);
        Optional<String> carrier = lookedUp == null ? carriers.ofNumber(e164.substring(1)) : Optional.of(lookedUp);
        return new Destination(
                Channel.SMS,
                country(number),
                carrier.orElse(Domains.UNKNOWN),
                carrier.map(carriers::operator).orElse(Carriers.OTHER),
                NumberRanges.of(e164),
                Recipients.phone(keys.current(), e164),
                keys.current().id());
    }

    private PhoneNumber parsed(String raw) {
        PhoneNumber number;
        try {
            number = numbers.parse(raw, defaultRegion);
        } catch (NumberParseException e) {
            throw refused(raw, e.getErrorType().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (!numbers.isPossibleNumber(number)) {
            throw refused(raw, "of a length that its country does not have");
        }
        return number;
    }

    private String country(PhoneNumber number) {
        @Nullable String region = numbers.getRegionCodeForNumber(number);
        boolean isCountry = region != null && region.length() == 2; // 001: satellite phones and other non-countries
        return isCountry ? region : UNKNOWN_COUNTRY;
    }

    private static IllegalArgumentException refused(String raw, String why) {
        return new IllegalArgumentException("a phone number; was " + raw.length() + " characters, " + why);
    }
}
