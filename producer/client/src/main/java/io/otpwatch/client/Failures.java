package io.otpwatch.client;

import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What follows from a failure of Kafka's producer. */
final class Failures {
    private Failures() {}

    /** It would come again for this event, while others may pass. */
    static boolean isPermanent(Throwable failure) {
        return failure instanceof Error
                || failure instanceof AuthorizationException
                || failure instanceof InvalidTopicException
                || failure instanceof RecordTooLargeException;
    }

    /** The producer is of no use any more. An error is not the producer's. */
    static boolean isFatal(Throwable failure) {
        return failure instanceof RuntimeException
                && (!(failure instanceof ApiException)
                        || failure instanceof ClusterAuthorizationException
                        || failure instanceof UnsupportedVersionException);
    }

    /** The brokers answer, and know no such topic; a timeout without this cause is an outage. */
    static boolean isTopicMissing(Throwable failure) {
        return failure.getCause() instanceof UnknownTopicOrPartitionException;
    }
}
