package io.otpwatch.standalone.cli;

import io.otpwatch.simulator.TrafficProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** As in {@code --profile demo}. */
final class ProfileConverter implements ITypeConverter<TrafficProfile> {
    @Override
    public TrafficProfile convert(String text) {
        try {
            return TrafficProfile.named(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
