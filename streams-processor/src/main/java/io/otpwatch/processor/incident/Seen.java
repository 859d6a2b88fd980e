package io.otpwatch.processor.incident;

/** What can be seen within a scope. Of each group one is true. */
enum Seen {
    RECEIPT_DOWN,
    RECEIPT_LATE,
    RECEIPT_NORMAL,
    ENTRY_DOWN,
    ENTRY_LATE,
    ENTRY_NORMAL,
    REFUSED_BY_OPERATOR,
    REFUSED_FOR_SENDER,
    FAILED_AT_PROVIDER,
    DEFERRED,
    NOTHING_REPORTED,
    SPAM_SEEN,
    SPAM_NOT_SEEN,
    WRONG_RISEN,
    WRONG_USUAL,
    SENDS_RISEN,
    SENDS_USUAL,
    FEED_SILENT,
    FEED_FED,
    SCOPE_CARRIER,
    SCOPE_MAILBOX,
    SCOPE_PROVIDER,
    SCOPE_SENDER,
    SCOPE_PLATFORM,
    SCOPE_PLACE,
    SCOPE_ALL
}
