package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.otpwatch.rules.Domains;
import io.otpwatch.rules.RouteFields;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CarriersTest {
    private final Carriers carriers = Carriers.shipped();

    @Test
    void the_longest_prefix_decides() {
        assertThat(carriers.ofNumber("27631234567")).hasValue("655-10");
        assertThat(carriers.ofNumber("27636234567")).hasValue("655-01");
        assertThat(carriers.ofNumber("4915001234567")).isEmpty();
        assertThat(carriers.ofNumber("4")).isEmpty();
        assertThat(carriers.ofNumber("")).isEmpty();
    }

    @Test
    void a_carrier_without_prefixes_still_has_its_group() {
        assertThat(carriers.operator("310-410")).isEqualTo("att");
        assertThat(carriers.operator("999-99")).isEqualTo("other");
    }

    @Test
    void the_data_file_has_the_one_spelling_everywhere() {
        assertThat(TabbedLines.of("carriers.tsv")).hasSizeGreaterThan(150).allSatisfy(line -> {
            assertThat(line).hasSize(3);
            assertThat(Domains.normalise(line[0])).isEqualTo(line[0]).matches("\\d{3}-\\d{2,3}");
            assertThat(RouteFields.name(line[1])).isEqualTo(line[1]);
            assertThat(line[2]).matches("(|\\d{3,8}( \\d{3,8})*)");
        });
        assertThat(prefixes()).doesNotHaveDuplicates();
    }

    /** A mistyped digit most likely leads out of the mobile numbers of a country. */
    @Test
    void every_prefix_begins_a_mobile_number_by_its_countrys_plan() {
        assertThat(prefixes()).allMatch(CarriersTest::beginsAMobileNumber);
    }

    @Test
    void each_calling_code_belongs_to_one_mobile_country_code_each_way() {
        // When
        Set<String> pairs = new TreeSet<>();
        TabbedLines.of("carriers.tsv").forEach(line -> prefixesOf(line)
                .forEach(prefix -> pairs.add(callingCode(prefix) + " " + line[0].substring(0, 3))));

        // Then
        assertThat(pairs.stream().map(pair -> pair.split(" ")[0])).doesNotHaveDuplicates();
        assertThat(pairs.stream().map(pair -> pair.split(" ")[1])).doesNotHaveDuplicates();
    }

    private static boolean beginsAMobileNumber(String prefix) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        int code = callingCode(prefix);
        String national = prefix.substring(Integer.toString(code).length());
        for (int length = national.length(); length <= 15; length++) {
            for (char fill = '0'; fill <= '9'; fill++) {
                String digits = national + String.valueOf(fill).repeat(length - national.length());
                PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(Long.parseLong(digits));
                if (digits.startsWith("0")) {
                    number.setItalianLeadingZero(true);
                }
                if (numbers.getNumberType(number) == PhoneNumberType.MOBILE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int callingCode(String prefix) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (int length = 1; length <= 3; length++) {
            int code = Integer.parseInt(prefix.substring(0, length));
            if (numbers.getSupportedCallingCodes().contains(code)) {
                return code;
            }
        }
        throw new IllegalArgumentException(prefix);
    }

    private static List<String> prefixes() {
        return TabbedLines.of("carriers.tsv").stream()
                .flatMap(CarriersTest::prefixesOf)
                .toList();
    }

    private static Stream<String> prefixesOf(String[] line) {
        return Arrays.stream(line[2].split(" ")).filter(prefix -> !prefix.isEmpty());
    }
}
