package io.otpwatch.processor.detect;

/** What is told of codes and challenges that helps to name a cause, beside the signals. */
enum Told {
    CHALLENGES,
    REFUSED_BY_OPERATOR,
    REFUSED_FOR_SENDER,
    FAILED_AT_PROVIDER,
    DEFERRED,
    INBOX,
    SPAM,
    ENTERED_WRONG,
    ENTERED_EXPIRED;

    static final int COUNT = values().length;
}
