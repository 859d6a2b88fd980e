package io.otpwatch.gateway.intake;

import java.util.List;

/**
 * What one body came to.
 *
 * @param single whether it was one object and no array
 */
public record Batch(boolean single, List<Item> items) {}
