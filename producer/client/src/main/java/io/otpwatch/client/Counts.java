package io.otpwatch.client;

/**
 * What became of the events given so far, at one moment: {@code offered = acknowledged + waiting + refused + dropped +
 * failed}, always.
 *
 * @param acknowledged stored by Kafka
 * @param waiting handed over and neither acknowledged nor failed yet
 * @param refused not handed over, as a field breaks its rule
 * @param dropped not handed over, as the buffer was full or the client closed
 * @param failed handed over and then given up: Kafka refused, or did not answer for too long
 */
public record Counts(long acknowledged, long waiting, long refused, long dropped, long failed) {
    /** How many events were given. */
    public long offered() {
        return acknowledged + waiting + refused + dropped + failed;
    }

    /** How many of them are lost. */
    public long lost() {
        return refused + dropped + failed;
    }
}
