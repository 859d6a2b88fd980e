package io.otpwatch.standalone.table;

import io.otpwatch.events.Severity;

/**
 * What the table shows of one open incident.
 *
 * @param summary one sentence
 * @param brief the same where there is no room for it: which codes, why, how many logins
 */
public record IncidentRow(Severity severity, String summary, String brief) {}
