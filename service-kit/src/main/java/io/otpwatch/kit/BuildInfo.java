package io.otpwatch.kit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build runs: the gauge {@code otp_build_info{service,version}}, always 1; absent means the service is gone. */
public final class BuildInfo {
    private static final String RESOURCE = "build.properties";

    private BuildInfo() {}

    public static void register(MeterRegistry meters, String service) {
        Gauge.builder("otp.build.info", () -> 1)
                .description("1; the labels say what runs")
                .tag("service", service)
                .tag("version", version())
                .register(meters);
    }

    public static String version() {
        Properties build = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return build.getProperty("version", "unknown");
    }
}
