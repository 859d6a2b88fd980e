package io.otpwatch.processor.levers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.otpwatch.events.Lever;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeversTest {
    private static final long NOON = 1_767_268_800_000L;
    private static final Scope LEAF = Scope.of(Map.of(
            "channel", "sms", "provider", "twilio", "country", "US", "operator", "tmobile", "domain", "310-260"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "volume | | x=1 | name: expected one of budget, min-severity, pin, new-normal, maintenance, known-domain; was 6"
                        + " characters",
                "budget | | - | perMonth: expected a value, as budget needs it; was not given",
                "budget | | perMonth=lots | perMonth: expected a number above 0, at most 1000; was 4 characters that are no number",
                "budget | | perMonth=0 | perMonth: expected a number above 0, at most 1000; was 0",
                "budget | | perMonth=-3 | perMonth: expected a number above 0, at most 1000; was negative",
                "budget | | perMonth=NaN | perMonth: expected a number above 0, at most 1000; was no number",
                "budget | | perMonth=1;per=2 | fields: expected perMonth for budget; 1 of 2 are others",
                "budget | channel=sms | perMonth=1 | scope: expected none, as it is for all codes; was 11 characters",
                "min-severity | | severity=minor | severity: expected one of NOTICE, MINOR, MAJOR, CRITICAL; was 5 characters",
                "min-severity | | severity=UNKNOWN | severity: expected one of NOTICE, MINOR, MAJOR, CRITICAL; was 7 characters",
                "pin | domain=310-260 | signal=BOTH;p=0.9 | signal: expected RECEIPT or ENTRY; was 4 characters",
                "pin | domain=310-260 | signal=ENTRY;p=1.2 | p: expected a share above 0, at most 1; was more",
                "pin | domain=310-260 | signal=ENTRY;p=0.6;p50=900 | p95: expected both p50 and p95, or none; was not given",
                "pin | domain=310-260 | signal=ENTRY;p=0.6;p50=900;p95=800 | p95: expected more than p50; was less",
                "pin | domain=310-260 | signal=ENTRY;p=0.6;p50=900;p95=900 | p95: expected more than p50; was the same",
                "pin | domain=310-260 | signal=ENTRY;p=0.6;p50=9000000;p95=9000001 | p50: expected milliseconds, 1 to 3600000;"
                        + " was more",
                "pin | domain | signal=ENTRY;p=0.6 | scope: expected name=value, several separated by commas; part 1 has no =",
                "pin | domian=x | signal=ENTRY;p=0.6 | scope: expected one of channel, country, domain, operator, platform,"
                        + " provider, range, sender before the = of part 1; was 6 characters",
                "pin | provider=a,provider=b | signal=ENTRY;p=0.6 | scope: expected each name once; part 2 names one again",
                "pin | provider= | signal=ENTRY;p=0.6 | scope: expected 1 to 253 printable characters after the = of part 1; was 0"
                        + " characters",
                "new-normal | | since=yesterday | since: expected milliseconds since 1970, from 2000 to 2100; was 9 characters that"
                        + " are no number",
                "new-normal | | since=1767268800 | since: expected milliseconds since 1970, from 2000 to 2100; was 10 digits",
                "maintenance | | from=1767268800000;to=1767268800000 | to: expected later than from; was the same",
                "maintenance | | from=1767268800000;to=1770268800000 | to: expected at most 31 days after from; was 34 days",
                "known-domain | 310-260 | - | scope: expected an e-mail domain; was a carrier or unknown",
                "known-domain | acme | - | scope: expected an e-mail domain as lower-case A-labels, or MCC-MNC; was a single label",
            })
    void a_bad_lever_is_refused_with_its_field_and_shape(String name, String scope, String fields, String expected) {
        // Given
        Lever lever = lever(name, scope == null ? "" : scope, fields);
        // When
        BadLever bad = catchThrowableOfType(BadLever.class, () -> LeverRules.check(lever));
        // Then
        assertThat(bad).hasMessage(expected);
        assertThat(expected).startsWith(bad.field() + ": ");
    }

    @Test
    void addresses_and_numbers_are_refused_and_not_repeated() {
        Lever reason = lever("maintenance", "", "from=1767268800000;to=1767269800000;reason=ask jane.doe@example.com");
        Lever scope = lever("new-normal", "provider=+14155550123", "since=1767268800000");
        Lever domain = lever("known-domain", "jane.doe@example.com", "-");
        for (Lever lever : new Lever[] {reason, scope, domain}) {
            assertThatThrownBy(() -> LeverRules.check(lever))
                    .isInstanceOf(BadLever.class)
                    .message()
                    .doesNotContain("jane")
                    .doesNotContain("4155550123");
        }
    }

    @Test
    void what_is_refused_leaves_the_old_in_force() throws BadLever {
        // Given
        Levers before = Levers.NONE.with("budget\t", lever("budget", "", "perMonth=2"));
        // When
        assertThatThrownBy(() -> before.with("budget\t", lever("budget", "", "perMonth=0")))
                .isInstanceOf(BadLever.class);
        assertThatThrownBy(() -> before.with("min-severity\t", lever("budget", "", "perMonth=3")))
                .hasMessage("key: expected name and scope as in the value, in their one spelling; was another");
        // Then
        assertThat(before.budget()).hasValue(2);
        assertThat(before.with("budget\t", null).budget()).isEmpty();
        assertThat(before.with("nothing\t", null).budget()).hasValue(2);
    }

    @Test
    void without_levers_the_defaults_hold() {
        assertThat(Levers.NONE.budget()).isEmpty();
        assertThat(Levers.NONE.minSeverity()).isEqualTo(Severity.NOTICE);
        assertThat(Levers.NONE.pinnedFor(LEAF, Signal.RECEIPT)).isEmpty();
        assertThat(Levers.NONE.acceptedUntil(LEAF, NOON)).isEmpty();
        assertThat(Levers.NONE.maintenanceAt(NOON)).isEmpty();
        assertThat(Levers.NONE.knownDomains()).isEmpty();
    }

    @Test
    void the_narrowest_pin_of_the_signal_counts() throws BadLever {
        // Given
        Levers levers = set(
                lever("pin", "channel=sms", "signal=RECEIPT;p=0.9"),
                lever("pin", "provider=twilio,domain=310-260", "signal=RECEIPT;p=0.7;p50=5000;p95=40000"),
                lever("pin", "provider=vonage,domain=310-260", "signal=RECEIPT;p=0.6"),
                lever("pin", "channel=sms", "signal=ENTRY;p=0.5"));
        // Then
        assertThat(levers.settings()).hasSize(4);
        assertThat(levers.pinnedFor(LEAF, Signal.RECEIPT))
                .hasValueSatisfying(pin -> assertThat(pin)
                        .extracting(Setting.Pin::p, Setting.Pin::p50, Setting.Pin::p95)
                        .containsExactly(0.7, 5000L, 40_000L));
        assertThat(levers.pinnedFor(LEAF, Signal.ENTRY)).map(Setting.Pin::p).hasValue(0.5);
    }

    @Test
    void the_latest_new_normal_of_a_wider_scope_counts() throws BadLever {
        Levers levers = set(
                lever("new-normal", "provider=twilio", "since=" + NOON),
                lever("new-normal", "", "since=" + (NOON - 1)),
                lever("new-normal", "provider=vonage", "since=" + (NOON + 1)));
        assertThat(levers.acceptedUntil(LEAF, NOON)).hasValue(NOON + 120_000);
    }

    @Test
    void maintenance_is_from_its_start_to_just_before_its_end() throws BadLever {
        // Given
        Levers levers = set(
                lever("maintenance", "operator=tmobile", "from=" + NOON + ";to=" + (NOON + 10)),
                lever("maintenance", "operator=tmobile", "from=" + (NOON + 20) + ";to=" + (NOON + 30)));
        // Then
        assertThat(levers.maintenanceAt(NOON - 1)).isEmpty();
        assertThat(levers.maintenanceAt(NOON)).hasSize(1);
        assertThat(levers.maintenanceAt(NOON + 10)).isEmpty();
        assertThat(levers.maintenanceAt(NOON + 29)).hasSize(1);
    }

    @Test
    void known_domains_are_a_list() throws BadLever {
        assertThat(set(lever("known-domain", "b.example", "-"), lever("known-domain", "a.example", "-"))
                        .knownDomains())
                .containsExactly("a.example", "b.example");
    }

    @Test
    void a_scope_has_one_spelling() throws BadLever {
        assertThat(ScopeText.write(ScopeText.read("domain=310-260 , provider=twilio")))
                .isEqualTo("provider=twilio,domain=310-260");
        assertThat(ScopeText.write(ScopeText.read(""))).isEmpty();
        assertThat(ScopeText.read("domain=other@own,sender=12345")).isNotNull();
    }

    private static Levers set(Lever... levers) throws BadLever {
        Levers all = Levers.NONE;
        for (Lever lever : levers) {
            all = all.with(LeverRules.key(LeverRules.check(lever)), lever);
        }
        return all;
    }

    private static Lever lever(String name, String scope, String fields) {
        Map<String, String> map = new HashMap<>();
        for (String field : fields == null || fields.equals("-") ? new String[0] : fields.split(";", -1)) {
            int equals = field.indexOf('=');
            map.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return new Lever(name, scope, map, NOON);
    }
}
