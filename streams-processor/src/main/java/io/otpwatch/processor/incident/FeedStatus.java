package io.otpwatch.processor.incident;

/**
 * A provider's receipt feed.
 *
 * @param provider as in the routes
 * @param silentSince when its last receipt came, or the last that was in time, ms since 1970; without meaning if it is fed
 * @param lateMs of one that is late: how old what it tells is, ms
 * @param facts within the provider's scope; its ENTRY facts decide whether delivery has stopped too
 */
public record FeedStatus(String provider, FeedState state, long silentSince, long lateMs, Facts facts) {}
