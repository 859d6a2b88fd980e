package io.otpwatch.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.gateway.intake.CodeIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorIdsTest {
    private static final CodeIds IDS = new CodeIds("c1", "k1");

    private final VendorIds ids = ids(Duration.ofSeconds(20));

    @Test
    void a_known_id_is_found_at_once_with_its_provider_only() {
        // When
        ids.learn("twilio", "SM1", IDS, 1);
        // Then
        assertThat(ids.find(this, "twilio", "SM1")).isCompletedWithValue(Optional.of(IDS));
        assertThat(ids.find(this, "vonage", "SM1")).isNotDone();
    }

    @Test
    void a_receipt_that_overtook_its_send_is_answered_when_the_id_comes() {
        // Given
        CompletableFuture<Optional<CodeIds>> found = ids.find(this, "twilio", "SM1");
        // When
        ids.learn("twilio", "SM1", IDS, 1);
        // Then
        assertThat(found).isCompletedWithValue(Optional.of(IDS));
        assertThat(ids.waiting()).isZero();
    }

    @Test
    void a_receipt_whose_id_does_not_come_is_answered_in_time() throws Exception {
        // Given
        VendorIds impatient = ids(Duration.ofMillis(20));
        // When
        Optional<CodeIds> found = impatient.find(this, "twilio", "SM1").get(10, TimeUnit.SECONDS);
        // Then
        assertThat(found).isEmpty();
        assertThat(impatient.waiting()).isZero();
    }

    @Test
    void more_requests_than_may_wait_are_turned_away_however_many_receipts_each_has() {
        // Given
        List<CompletableFuture<Optional<CodeIds>>> ofTwoRequests = List.of(
                ids.find("request 1", "twilio", "SM1"),
                ids.find("request 2", "twilio", "SM1"),
                ids.find("request 2", "twilio", "SM2"));
        // When
        CompletableFuture<Optional<CodeIds>> third = ids.find("request 3", "twilio", "SM3");
        // Then
        assertThat(ofTwoRequests).noneMatch(CompletableFuture::isDone);
        assertThatThrownBy(third::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(VendorIds.TooManyWaiting.class);
    }

    @Test
    void a_request_gives_its_place_back_with_its_last_receipt() {
        // Given
        CompletableFuture<Optional<CodeIds>> first = ids.find("request 1", "twilio", "SM1");
        CompletableFuture<Optional<CodeIds>> second = ids.find("request 1", "twilio", "SM2");
        // When
        first.cancel(false);
        int waiting = ids.waiting();
        second.cancel(false);
        // Then
        assertThat(waiting).isEqualTo(1);
        assertThat(ids.waiting()).isZero();
    }

    @Test
    void ids_go_when_they_are_old() {
        // Given
        ids.learn("twilio", "SM1", IDS, 1_000);
        // When
        ids.learn("twilio", "SM2", IDS, 1_000 + Duration.ofHours(1).toMillis() + 1);
        // Then
        assertThat(ids.size()).isEqualTo(1);
        assertThat(ids.dropped()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "c1, k1",
        "6f1d1c0e-8a2b-4a4e-9d55-0c3f5a6b7c01, 6f1d1c0e-8a2b-4a4e-9d55-0c3f5a6b7c02",
        "6F1D1C0E-8a2b-4a4e-9d55-0c3f5a6b7c01, 6f1d1c0e-8a2b-4a4e-9d55-0c3f5a6b7c02",
        "1-1-1-1-1, 6f1d1c0e-8a2b-4a4e-9d55-0c3f5a6b7c02",
        "0123456789abcdef, 0123456789abcde"
    })
    void packed_ids_come_out_as_they_went_in(String challenge, String code) {
        CodeIds given = new CodeIds(challenge, code);
        assertThat(PackedIds.unpack(PackedIds.pack(given))).isEqualTo(given);
    }

    private static VendorIds ids(Duration patience) {
        return new VendorIds(new VendorIds.Limits(10, Duration.ofHours(1), patience, 2));
    }
}
