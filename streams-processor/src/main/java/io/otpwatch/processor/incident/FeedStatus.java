package io.otpwatch.processor.incident;

/**
 * A provider's receipt feed.
 *
 * @param provider as in the routes
 * @param silentSince when its last receipt came, ms since 1970; without meaning if it is fed
 * @param facts within the provider's scope; its ENTRY facts decide whether delivery has stopped too
 */
public record FeedStatus(String provider, FeedState state, long silentSince, Facts facts) {}
