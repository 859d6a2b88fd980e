package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jane@example.com          | no e-mail address; was something with an @
                    to:+4915112345678         | no phone number; was a plus and 13 digits
                    call +1 (201) 555-0123 ok | no phone number; was a plus and 11 digits
                    C++ +12 +1234567          | no phone number; was a plus and 7 digits
                    """)
    void an_address_or_number_is_named_by_its_shape(String text, String problem) {
        assertThat(PrivateText.problem(text)).hasValue(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "login-sms-2", "ios-app-12", "30007", "C++", "+123456", "+a1234567", "4915112345678"})
    void other_text_may_be_kept(String text) {
        assertThat(PrivateText.problem(text)).isEmpty();
    }

    @Test
    void digits_alone_are_a_number_where_a_word_should_be() {
        assertThat(PrivateText.problemOfWord("4915112345678")).hasValue("no phone number; was 13 digits alone");
        assertThat(PrivateText.problemOfWord(" 2015550123 ")).isPresent();
        assertThat(PrivateText.problemOfWord("+4915112345678")).isPresent();
        assertThat(PrivateText.problemOfWord("201555012")).isEmpty();
        assertThat(PrivateText.problemOfWord("1234567890123456")).isEmpty();
        assertThat(PrivateText.problemOfWord("v4915112345678")).isEmpty();
    }
}
