package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorMessageIdsTest {
    private static final String HASH = "h:7960e9eb44d4f14f2a6b457ef71849a7";

    @ParameterizedTest
    @ValueSource(strings = {"", "SM1342fe1b2c904d1ab04f0fc7a58abca9", " <SM1> ", HASH})
    void an_id_without_an_at_sign_stays_as_it_is(String id) {
        assertThat(VendorMessageIds.harmless(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1@mg.example.com", "<1@mg.example.com>", " <1@mg.example.com>\r\n"})
    void a_message_id_becomes_one_hash_however_it_is_written(String id) {
        assertThat(VendorMessageIds.harmless(id)).isEqualTo(HASH);
    }

    @Test
    void different_ids_stay_different() {
        assertThat(VendorMessageIds.harmless("2@mg.example.com")).isNotEqualTo(HASH);
        assertThat(VendorMessageIds.harmless("1@MG.example.com")).isNotEqualTo(HASH);
    }
}
