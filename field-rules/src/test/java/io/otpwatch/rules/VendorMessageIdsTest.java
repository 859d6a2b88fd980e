package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorMessageIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc-1@mail.example.com", "<abc-1@mail.example.com>", " <abc-1@mail.example.com>\n"})
    void a_message_id_becomes_a_hash_however_it_is_written(String id) {
        assertThat(VendorMessageIds.harmless(id)).isEqualTo("h:938999a5fa0b31228b4d8017ccad1e33");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SM86c856b98037feaa43e271f455461888", "4915112345678", " <a> "})
    void an_id_without_an_at_stays(String id) {
        assertThat(VendorMessageIds.harmless(id)).isEqualTo(id);
    }
}
