package io.otpwatch.schemas;

import static io.otpwatch.events.EvidenceKind.ACCEPTED;
import static io.otpwatch.events.EvidenceKind.DELIVERED;
import static io.otpwatch.events.EvidenceKind.ENTERED;
import static io.otpwatch.events.EvidenceKind.ENTERED_EXPIRED;
import static io.otpwatch.events.EvidenceKind.ENTERED_WRONG;
import static io.otpwatch.events.EvidenceKind.INBOX;
import static io.otpwatch.events.EvidenceKind.OTHER;
import static io.otpwatch.events.EvidenceKind.SPAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.EvidenceKind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class SignalTest {
    @Test
    void network_device_and_folder_are_receipts_and_only_a_right_entry_is_an_entry() {
        assertThat(kinds(Signal.RECEIPT)).containsExactlyInAnyOrder(ACCEPTED, DELIVERED, INBOX, SPAM);
        assertThat(kinds(Signal.ENTRY)).containsExactly(ENTERED);
        assertThat(kinds(Signal.NONE)).containsExactlyInAnyOrder(OTHER, ENTERED_WRONG, ENTERED_EXPIRED);
    }

    private static EnumSet<EvidenceKind> kinds(Signal signal) {
        EnumSet<EvidenceKind> kinds = EnumSet.allOf(EvidenceKind.class);
        kinds.removeIf(kind -> Signal.of(kind) != signal);
        return kinds;
    }
}
