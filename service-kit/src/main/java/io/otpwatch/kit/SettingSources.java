package io.otpwatch.kit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Reads settings from a properties file and from the environment. */
final class SettingSources {
    private static final String PREFIX = "OTPWATCH_";
    private static final String FROM_FILE = "_FILE";

    /** Read by the start script, not by the services. */
    private static final Set<String> FOR_THE_SCRIPT = Set.of("OTPWATCH_JAVA_OPTS");

    private SettingSources() {}

    static Map<String, Sourced> file(Path path, List<String> problems) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) { // the latter for a broken unicode escape
            problems.add("cannot read the settings file " + path + ": " + e);
        }
        Map<String, Sourced> given = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key ->
                        given.put(key, new Sourced(properties.getProperty(key).strip(), key + " in " + path)));
        return given;
    }

    static Map<String, Sourced> environment(
            Map<String, String> env, Set<String> keys, KnownKeys known, List<String> problems) {
        Map<String, String> keyByVariable = new HashMap<>();
        keys.forEach(key -> keyByVariable.put(variable(key), key));
        Map<String, Sourced> given = new HashMap<>();
        new TreeMap<>(env).forEach((variable, value) -> {
            if (!variable.startsWith(PREFIX) || FOR_THE_SCRIPT.contains(variable)) {
                return;
            }
            boolean direct = !variable.endsWith(FROM_FILE)
                    || keyByVariable.containsKey(variable)
                    || known.isKafkas(spelledOut(variable).replaceFirst("^kafka\\.", ""));
            String name = direct ? variable : variable.substring(0, variable.length() - FROM_FILE.length());
            String key = keyByVariable.getOrDefault(name, spelledOut(name));
            String content = direct ? value : secret(variable, Path.of(value), problems);
            if (given.put(key, new Sourced(content, variable)) != null) {
                problems.add(name + " and " + name + FROM_FILE + " are both set: keep one");
            }
        });
        return given;
    }

    /** {@code deadline.sms.ms} is OTPWATCH_DEADLINE_SMS_MS. */
    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The key that an unlisted variable means: all Kafka's own settings are spelt with dots only. */
    private static String spelledOut(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String secret(String variable, Path path, List<String> problems) {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            problems.add(
                    variable + ": cannot read " + path + ": " + e.getClass().getSimpleName());
            return "";
        }
    }
}
