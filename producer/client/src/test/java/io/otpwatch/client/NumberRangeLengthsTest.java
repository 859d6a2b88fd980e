package io.otpwatch.client;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.otpwatch.rules.NumberRanges;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules have no numbering plans, only a table that follows from them. */
class NumberRangeLengthsTest {
    private static final int HIDDEN = 4;
    private static final int NATIONAL_MAX = 17;
    private static final int RANGE_MAX = 11; // the 15 digits of E.164 without its last four

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

    @Test
    void the_longest_range_of_each_calling_code_is_its_longest_mobile_number_less_four() {
        // Given
        Map<Integer, Integer> expected = new TreeMap<>();
        Map<Integer, Integer> actual = new TreeMap<>();

        // When
        for (int code : plans.getSupportedCallingCodes()) {
            int digits = String.valueOf(code).length();
            expected.put(code, Math.min(RANGE_MAX, digits + longestMobile(code) - HIDDEN));
            actual.put(code, NumberRanges.longest(Integer.parseInt((code + "00").substring(0, 3))));
        }

        // Then
        assertThat(actual).isEqualTo(expected);
    }

    /** National digits; of a code without mobile numbers of its own, those of any number. */
    private int longestMobile(int code) {
        int mobile = longest(
                number -> plans.isPossibleNumberForTypeWithReason(number, PhoneNumberType.MOBILE) == IS_POSSIBLE, code);
        return mobile > 0 ? mobile : longest(number -> plans.isPossibleNumberWithReason(number) == IS_POSSIBLE, code);
    }

    private static int longest(Predicate<PhoneNumber> possible, int code) {
        return IntStream.rangeClosed(1, NATIONAL_MAX)
                .filter(digits -> possible.test(
                        new PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong("2".repeat(digits)))))
                .max()
                .orElse(0);
    }
}
