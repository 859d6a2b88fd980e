package io.otpwatch.processor.localise;

import java.util.Collection;
import java.util.List;

/**
 * What all leaves say since one moment, at which trouble may have begun.
 *
 * @param since that moment, in the caller's unit of time
 * @param leaves all that each says since then, later starts included; those with nothing to say may be left out; what is given twice is added up
 */
public record EvidenceSince(long since, Collection<LeafEvidence> leaves) {
    public EvidenceSince {
        leaves = List.copyOf(leaves);
    }
}
