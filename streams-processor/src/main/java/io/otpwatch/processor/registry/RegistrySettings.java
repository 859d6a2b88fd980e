package io.otpwatch.processor.registry;

import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Where the schema registry is.
 *
 * @param url without a slash at its end
 * @param timeout of one request
 */
public record RegistrySettings(String url, Optional<Login> login, Duration timeout) {
    /** For HTTP's basic authentication. */
    public record Login(String user, String password) {
        String header() {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /** Reads checked settings; empty: no registry. */
    public static Optional<RegistrySettings> of(Settings settings) throws BadSettings {
        String url = settings.text("schema.registry.url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!isHttp(url)) {
            throw new BadSettings(List.of("schema.registry.url must be an http or https URL without user and query"));
        }
        String user = settings.secret("schema.registry.user");
        String password = settings.secret("schema.registry.password");
        if (user.isEmpty() != password.isEmpty()) {
            throw new BadSettings(
                    List.of("schema.registry.user and schema.registry.password must be given both or neither"));
        }
        Optional<Login> login = user.isEmpty() ? Optional.empty() : Optional.of(new Login(user, password));
        return Optional.of(
                new RegistrySettings(url.replaceAll("/+$", ""), login, settings.millis("schema.registry.timeout.ms")));
    }

    public static ConfigDef define(ConfigDef def) {
        return def.define(
                        "schema.registry.url",
                        ConfigDef.Type.STRING,
                        "",
                        ConfigDef.Importance.MEDIUM,
                        "Schema registry of producers that write in Confluent's framing, such as https://registry:8081. Empty: such records are refused.")
                .define(
                        "schema.registry.user",
                        ConfigDef.Type.PASSWORD,
                        "",
                        ConfigDef.Importance.LOW,
                        "User for the schema registry. Empty: without authentication.")
                .define(
                        "schema.registry.password",
                        ConfigDef.Type.PASSWORD,
                        "",
                        ConfigDef.Importance.LOW,
                        "Its password.")
                .define(
                        "schema.registry.timeout.ms",
                        ConfigDef.Type.LONG,
                        1_500L,
                        ConfigDef.Range.between(100, 3_000),
                        ConfigDef.Importance.LOW,
                        "Time for one request to the schema registry; it is tried again within four seconds. Milliseconds.");
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return plain
                    && uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
