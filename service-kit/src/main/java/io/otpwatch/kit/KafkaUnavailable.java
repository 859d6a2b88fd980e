package io.otpwatch.kit;

/** Kafka did not answer, or refused: nothing that a retry of ours would change at once. */
public final class KafkaUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KafkaUnavailable(String what, Throwable cause) {
        super("Kafka could not " + what + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? "no answer in time; is it reachable from here?"
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
