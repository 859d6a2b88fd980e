package io.otpwatch.gateway.intake;

import io.otpwatch.client.Destination;
import io.otpwatch.client.Destinations;
import org.jspecify.annotations.Nullable;

/** Where codes go, by address or number, neither of which is kept. */
public final class Addressees {
    private final Destinations destinations;

    public Addressees(Destinations destinations) {
        this.destinations = destinations;
    }

    /** @throws IllegalArgumentException with the shape of what is wrong, never the value */
    Destination of(String value, @Nullable String carrier, boolean isAddress) {
        if (isAddress) {
            return destinations.email(value);
        }
        return carrier == null ? destinations.phone(value) : destinations.phone(value, carrier);
    }
}
