package io.otpwatch.benchmarks.throughput.figures;

/**
 * What the inputs hold.
 *
 * @param events sends, evidence and failures
 * @param sends duplicates, and second ones that add a vendor's id, included
 * @param sendsToBiggestDomain of these, to the domain to which the most went
 * @param codes that were sent, each counted once
 * @param receipts evidence of a provider's or a mailbox
 * @param entries evidence of a user
 * @param otherEvidence wrong and expired entries
 * @param failures temporary ones included
 * @param heartbeats beside the events
 */
public record InputCounts(
        long events,
        long sends,
        long sendsToBiggestDomain,
        long codes,
        long receipts,
        long entries,
        long otherEvidence,
        long failures,
        long heartbeats) {
    public long records() {
        return events + heartbeats;
    }
}
