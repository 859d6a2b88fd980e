package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.rules.Domains;
import io.otpwatch.rules.RouteFields;
import io.otpwatch.schemas.KnownDomains;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxOperatorsTest {
    private final MailboxOperators operators = MailboxOperators.shipped();

    @ParameterizedTest
    @CsvSource({
        "gmail.com,     google",
        "hotmail.co.uk, microsoft",
        "aol.com,       yahoo",
        "yahoo.co.jp,   yahoo-japan",
        "me.com,        apple",
        "web.de,        united-internet",
        "acme.example,  other",
        "unknown,       other"
    })
    void a_well_known_domain_has_its_operator(String domain, String operator) {
        assertThat(operators.operator(domain)).isEqualTo(operator);
    }

    @Test
    void every_domain_that_is_a_route_of_its_own_has_an_operator() throws IOException {
        // Given
        var in = Objects.requireNonNull(KnownDomains.class.getResourceAsStream("known-domains.txt"));

        // When, Then
        try (BufferedReader known = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            assertThat(known.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                    .hasSizeGreaterThan(300)
                    .noneMatch(domain -> operators.operator(domain).equals("other"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aspmx.l.google.com,                           google",
        "ALT1.ASPMX.L.GOOGLE.COM.,                     google",
        "acme-com.mail.protection.outlook.com,         microsoft",
        "hotmail-com.olc.protection.outlook.com,       microsoft",
        "mta5.am0.yahoodns.net,                        yahoo",
        "mx01.mail.icloud.com,                         apple",
        "mx00.gmx.net,                                 united-internet",
        "mxa-00123456.gslb.pphosted.com,               proofpoint"
    })
    void a_mail_server_has_the_operator_of_its_suffix(String mx, String operator) {
        assertThat(operators.ofMx(mx)).hasValue(operator);
    }

    @ParameterizedTest
    @CsvSource({"mail.acme.example", "notgoogle.com", "com", "''", "."})
    void an_unknown_mail_server_has_none(String mx) {
        assertThat(operators.ofMx(mx)).isEqualTo(Optional.empty());
    }

    @Test
    void the_data_file_has_the_one_spelling_everywhere() {
        assertThat(TabbedLines.of("mailbox-operators.tsv")).allSatisfy(line -> {
            assertThat(line).hasSize(3);
            assertThat(line[0]).isIn("mx", "domain");
            assertThat(RouteFields.name(line[1])).isEqualTo(line[1]);
            assertThat(line[2].split(" ")).allMatch(name -> Domains.normalise(name).equals(name));
        });
    }
}
