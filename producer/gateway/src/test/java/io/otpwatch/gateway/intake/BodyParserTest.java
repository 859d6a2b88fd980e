package io.otpwatch.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.client.Destinations;
import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.rules.BadField;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.schemas.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParserTest {
    private static final long NOW = 1_772_366_400_000L;
    private static final String SENT =
            "'challengeId':'c1','codeId':'k1','attempt':1,'channel':'sms','provider':' Twilio','sender':'ACME','country':'us','domain':'310-260','operator':'x'";
    private static final Context CONTEXT = new Context(
            NOW,
            Optional.of(new Addressees(Destinations.of(RecipientKeys.of(RecipientKeys.random("k1"))))),
            true,
            false);

    private final BodyParser parser = new BodyParser(3);

    @Test
    void a_send_gets_its_one_spelling_and_the_time_of_now() throws BadBody {
        // When
        CodeSent sent = sent("{" + SENT + "}");
        // Then
        assertThat(sent.getProvider()).isEqualTo("twilio");
        assertThat(sent.getSender()).isEqualTo("acme");
        assertThat(sent.getCountry()).isEqualTo("US");
        assertThat(sent.getChannel()).isEqualTo(Channel.SMS);
        assertThat(sent.getSentAt()).isEqualTo(NOW);
    }

    @Test
    void an_address_becomes_a_route_and_a_hash() throws BadBody {
        // When
        CodeSent sent =
                sent("{'challengeId':'c1','codeId':'k1','provider':'ses','sender':'s','address':'Jane@GMail.com'}");
        // Then
        assertThat(sent.getChannel()).isEqualTo(Channel.EMAIL);
        assertThat(sent.getDomain()).isEqualTo("gmail.com");
        assertThat(sent.getOperator()).isEqualTo("google");
        assertThat(sent.getCountry()).isEqualTo("ZZ");
        assertThat(sent.getRecipient()).matches("[0-9a-f]{32}");
        assertThat(sent.getRecipientKeyId()).isEqualTo("k1");
    }

    @Test
    void a_number_becomes_a_route_a_range_and_a_hash() throws BadBody {
        // When
        CodeSent sent = sent(
                "{'challengeId':'c1','codeId':'k1','attempt':1,'provider':'p','sender':'s','number':'+1 201 555 0123','carrier':'310-260'}");
        // Then
        assertThat(sent.getChannel()).isEqualTo(Channel.SMS);
        assertThat(sent.getDomain()).isEqualTo("310-260");
        assertThat(sent.getCountry()).isEqualTo("US");
        assertThat(sent.getNumberRange()).isEqualTo("+1201555");
    }

    @ParameterizedTest
    @CsvSource({
        "1772366400123, 1772366400123",
        "'\"2026-03-01T12:00:00.123Z\"', 1772366400123",
        "'\"2026-03-01T13:00:00.123+01:00\"', 1772366400123",
        "null, 1772366400000"
    })
    void times_are_milliseconds_or_iso(String given, long expected) throws BadBody {
        assertThat(sent("{" + SENT + ",'sentAt':" + given + "}").getSentAt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    'challengeId':'jane@example.com'   | challengeId
                    'challengeId':'12015550123'        | challengeId
                    'challengeId':null                 | challengeId
                    'codeId':17                        | codeId
                    'attempt':0                        | attempt
                    'attempt':1.5                      | attempt
                    'attempt':99999999999              | attempt
                    'sentAt':'yesterday'               | sentAt
                    'sentAt':1772366400                | sentAt
                    'sentAt':99999999999999999999      | sentAt
                    'sentAt':'+999999999-12-31T23:59:59Z' | sentAt
                    'channel':'pigeon'                 | channel
                    'channel':'email','numberRange':'+1201555' | numberRange
                    'provider':'a@b.example'           | provider
                    'provider':'+12015550123'          | provider
                    'sender':'a@b.example'             | sender
                    'country':'USA'                    | country
                    'domain':'a@b.example'             | domain
                    'operator':''                      | operator
                    'template':'for jane@example.com'  | template
                    'template':'to +1 (201) 555-0123'  | template
                    'clientPlatform':'+12015550123'    | clientPlatform
                    'vendorMessageId':'+12015550123'   | vendorMessageId
                    'recipient':'jane'                 | recipient
                    'recipientKeyId':'a@b.example'     | recipientKeyId
                    'numberRange':'+12015550123'       | numberRange
                    'expiresAt':true                   | expiresAt
                    'address':'jane@example.com'       | domain
                    'carrier':'310-260'                | carrier
                    'template':['x']                   | template
                    'template':{'a':{'b':1}}           | template
                    'colour':'red'                     | colour
                    'jane@example.com':'red'           | a field whose name is not of [A-Za-z][A-Za-z0-9]{0,31}
                    """)
    void a_bad_field_is_named_and_its_value_is_not(String replaced, String field) throws BadBody {
        // Given
        String name = replaced.substring(1, replaced.indexOf('\'', 1));
        String body = "{" + SENT.replaceAll("'" + name + "':('[^']*'|\\d+),?", "") + "," + replaced + "}";
        // When
        BadField bad = refused(EventKind.SENT, body.replace(",,", ","));
        // Then
        assertThat(bad.field()).isEqualTo(field);
        assertThat(bad.expected()).doesNotContain("jane", "5550123", "example", "pigeon", "yesterday");
    }

    @Test
    void address_and_number_are_refused_with_the_shape_of_what_they_were() throws BadBody {
        // Given
        String rest = "'challengeId':'c1','codeId':'k1','attempt':1,'provider':'p','sender':'s'";
        // Then
        assertThat(refused(EventKind.SENT, "{" + rest + ",'address':'jane'}"))
                .satisfies(bad -> assertThat(bad.field()).isEqualTo("address"))
                .satisfies(bad -> assertThat(bad.expected()).doesNotContain("jane"));
        assertThat(refused(EventKind.SENT, "{" + rest + ",'number':'+12'}").field())
                .isEqualTo("number");
        assertThat(refused(EventKind.SENT, "{" + rest + ",'number':'+12015550123','channel':'EMAIL'}")
                        .field())
                .isEqualTo("channel");
    }

    @Test
    void a_receipt_without_ids_is_found_by_the_providers_id() throws BadBody {
        // Given
        Item item = parse(EventKind.RECEIVED, "{'kind':'delivered','provider':'Twilio','vendorMessageId':'SM1'}")
                .items()
                .get(0);
        // When
        Item.OfUnknownCode receipt = (Item.OfUnknownCode) item;
        Item.Event event = (Item.Event) receipt.complete().apply(new CodeIds("c1", "k1"));
        // Then
        assertThat(receipt.provider()).isEqualTo("twilio");
        CodeReceived received = Topics.CODE_RECEIVED.serde().decode(event.value());
        assertThat(received.getCodeId()).isEqualTo("k1");
        assertThat(received.getVendorMessageId()).isEqualTo("SM1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<1@mg.example.com>", "1@mg.example.com"})
    void a_message_id_with_an_at_sign_is_kept_as_the_same_hash_everywhere(String id) throws BadBody {
        // Given
        String field = "'vendorMessageId':'" + id + "'";
        String hash = "h:7960e9eb44d4f14f2a6b457ef71849a7";
        // When
        Item sent =
                parse(EventKind.SENT, "{" + SENT + "," + field + "}").items().get(0);
        Item received = parse(EventKind.RECEIVED, "{'kind':'INBOX','provider':'p'," + field + "}")
                .items()
                .get(0);
        Item failed = parse(EventKind.FAILED, "{'reasonClass':'UNKNOWN','reason':'x','provider':'p'," + field + "}")
                .items()
                .get(0);
        // Then
        assertThat(Topics.CODE_SENT.serde().decode(((Item.Event) sent).value()).getVendorMessageId())
                .isEqualTo(hash);
        assertThat(((Item.OfUnknownCode) received).vendorMessageId()).isEqualTo(hash);
        assertThat(((Item.OfUnknownCode) failed).vendorMessageId()).isEqualTo(hash);
    }

    @Test
    void an_entry_needs_no_code_and_a_receipt_does() throws BadBody {
        assertThat(parse(EventKind.RECEIVED, "{'challengeId':'c1','kind':'ENTERED'}")
                        .items()
                        .get(0))
                .isInstanceOf(Item.Event.class);
        assertThat(refused(EventKind.RECEIVED, "{'challengeId':'c1','kind':'DELIVERED'}")
                        .field())
                .isEqualTo("codeId");
        assertThat(refused(EventKind.RECEIVED, "{'challengeId':'c1','kind':'OTHER'}")
                        .field())
                .isEqualTo("kind");
    }

    @Test
    void a_failures_text_is_redacted_and_its_codes_are_kept() throws BadBody {
        // When
        Item.Event event = (Item.Event) parse(
                        EventKind.FAILED,
                        "{'challengeId':'c1','codeId':'k1','reasonClass':'recipient','reason':'no_mailbox','rawCodes':['550','5.1.1'],'redactedText':'550 5.1.1 <jane@example.com> unknown'}")
                .items()
                .get(0);
        // Then
        CodeFailed failed = Topics.CODE_FAILED.serde().decode(event.value());
        assertThat(failed.getRawCodes()).containsExactly("550", "5.1.1");
        assertThat(failed.getRedactedText()).isEqualTo("550 5.1.1 <<address>> unknown");
    }

    @Test
    void raw_codes_are_bounded_and_private_ones_refused() throws BadBody {
        String rest = "'challengeId':'c1','codeId':'k1','reasonClass':'UNKNOWN','reason':'x','rawCodes':";
        assertThat(refused(EventKind.FAILED, "{" + rest + "['1','2','3','4','5','6','7','8','9','10']}")
                        .field())
                .isEqualTo("rawCodes");
        assertThat(refused(EventKind.FAILED, "{" + rest + "['+12015550123']}").field())
                .isEqualTo("rawCodes");
        assertThat(refused(EventKind.FAILED, "{" + rest + "[['1']]}").field()).isEqualTo("rawCodes");
        assertThat(refused(EventKind.FAILED, "{" + rest + "'1'}").field()).isEqualTo("rawCodes");
    }

    @Test
    void a_bad_item_leaves_the_others_of_its_array() throws BadBody {
        // When
        List<Item> items =
                parse(EventKind.SENT, "[{" + SENT + "},17,{'attempt':[1,[2]]}]").items();
        // Then
        assertThat(items.get(0)).isInstanceOf(Item.Event.class);
        assertThat(items.get(1)).isInstanceOf(Item.Refused.class);
        assertThat(items.get(2)).isInstanceOf(Item.Refused.class);
    }

    @Test
    void an_item_that_is_too_deep_or_too_long_refuses_itself_alone() throws BadBody {
        // When
        List<Item> items = parse(
                        EventKind.SENT,
                        "[{'a':" + "[".repeat(100) + "]".repeat(100) + "},{" + SENT + "},{'template':'"
                                + "t".repeat(20_000) + "'}]")
                .items();
        // Then
        assertThat(items.get(0)).isEqualTo(Item.refused("a", "no such field"));
        assertThat(items.get(1)).isInstanceOf(Item.Event.class);
        assertThat(items.get(2)).isEqualTo(Item.refused("template", "at most 16384 characters; was 20000"));
    }

    @Test
    void null_is_as_good_as_no_field() throws BadBody {
        // When
        CodeSent sent = sent("{" + SENT.replace("'attempt':1", "'attempt':null") + ",'template':null,'sentAt':null}");
        // Then
        assertThat(sent.getAttempt()).isEqualTo(1);
        assertThat(sent.getTemplate()).isNull();
        assertThat(sent.getSentAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({"SMS, 262-01, deutsche-telekom", "EMAIL, googlemail.com, google", "SMS, unknown, other"})
    void a_place_has_the_operator_that_its_address_or_number_would_have(String channel, String domain, String operator)
            throws BadBody {
        // When
        CodeSent sent = sent("{'challengeId':'c1','codeId':'k1','provider':'p','sender':'s','country':'DE','channel':'"
                + channel + "','domain':'" + domain + "'}");
        // Then
        assertThat(sent.getOperator()).isEqualTo(operator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12015550123", "12015550123", "+33612345678", "+6834000"})
    void a_whole_number_is_no_range_for_a_gateway_without_keys_too(String number) throws BadBody {
        // Given
        byte[] body = ("{" + SENT + ",'numberRange':'" + number + "'}")
                .replace('\'', '"')
                .getBytes(UTF_8);
        Context withoutKeys = new Context(NOW, Optional.empty(), false, false);
        // When
        Item item = parser.parse(EventKind.SENT, body, body.length, withoutKeys)
                .items()
                .get(0);
        // Then
        assertThat(item).isInstanceOfSatisfying(Item.Refused.class, no -> {
            assertThat(no.why().field()).isEqualTo("numberRange");
            assertThat(no.why().expected()).doesNotContain(number.substring(2));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    'vendorMessageId':'+12015550123'             | vendorMessageId
                    'vendorMessageId':''                         | vendorMessageId
                    'vendorMessageId':'m1','rawCodes':['a@b.example'] | rawCodes
                    'vendorMessageId':'m1','reason':'4915112345678'   | reason
                    """)
    void what_would_be_refused_anyhow_does_not_wait_for_its_code(String fields, String field) throws BadBody {
        // Given
        String reason = fields.contains("reason") ? "" : "'reason':'x',";
        // Then
        assertThat(refused(EventKind.FAILED, "{'reasonClass':'UNKNOWN'," + reason + "'provider':'p'," + fields + "}")
                        .field())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'attempt':1", "'attempt':2", "'attempt':null", "'challengeId':'c2'"})
    void a_field_given_twice_refuses_its_item_alone(String again) throws BadBody {
        // When
        List<Item> items = parse(EventKind.SENT, "[{" + SENT + "," + again + "},{" + SENT + "}]")
                .items();
        // Then
        assertThat(items.get(0))
                .isEqualTo(Item.refused(again.substring(1, again.indexOf('\'', 1)), "given once; was given twice"));
        assertThat(items.get(1)).isInstanceOf(Item.Event.class);
    }

    @Test
    void many_fields_that_nobody_knows_cost_no_more_than_their_length() throws BadBody {
        // Given
        String body =
                IntStream.range(0, 200_000).mapToObj(i -> "'f" + i + "':1").collect(joining(",", "{", "}"));
        // Then
        assertThat(refused(EventKind.SENT, body)).isEqualTo(new BadField("f0", "no such field"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17",
                "null",
                "[]",
                "{",
                "[{]",
                "{'a':1}{'a':1}",
                "[1,2,3,4]",
                "\uFEFFx",
                "{'a':'\u0001'}",
                "NaN"
            })
    void what_is_no_json_of_ours_is_refused_as_a_whole(String body) {
        assertThatThrownBy(() -> parse(EventKind.SENT, body)).isInstanceOf(BadBody.class);
    }

    private CodeSent sent(String body) throws BadBody {
        Item item = parse(EventKind.SENT, body).items().get(0);
        assertThat(item).isInstanceOf(Item.Event.class);
        return Topics.CODE_SENT.serde().decode(((Item.Event) item).value());
    }

    private BadField refused(EventKind kind, String body) throws BadBody {
        Item item = parse(kind, body).items().get(0);
        assertThat(item).isInstanceOf(Item.Refused.class);
        return ((Item.Refused) item).why();
    }

    private Batch parse(EventKind kind, String body) throws BadBody {
        byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
        return parser.parse(kind, bytes, bytes.length, CONTEXT);
    }
}
