package io.otpwatch.simulator;

/**
 * One code on its way.
 *
 * @param attempt 1 for the first code of its challenge
 * @param vendorMessageId what the provider calls it, whether or not the send event says so
 */
record Code(Challenge challenge, String codeId, int attempt, Sending sending, long sentNanos, String vendorMessageId) {}
