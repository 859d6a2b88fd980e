package io.otpwatch.processor.incident;

/**
 * What a trouble has cost.
 *
 * @param codesHurt codes that would usually have arrived, since its start
 * @param loginsHurt challenges that would usually have been entered, since its start
 * @param loginsHurtPerMinute the same a minute, now
 */
public record Impact(long codesHurt, long loginsHurt, double loginsHurtPerMinute) {
    public static final Impact NONE = new Impact(0, 0, 0);
}
