package io.otpwatch.standalone.cli;

import java.io.PrintStream;
import org.apache.kafka.common.config.ConfigDef;

/** Every setting of a service with its default and meaning, for {@code --settings}. */
final class SettingsList {
    private SettingsList() {}

    static void print(ConfigDef definition, PrintStream out) {
        definition.configKeys().values().forEach(key -> {
            String usual = key.hasDefault() && key.defaultValue != null
                    ? ConfigDef.convertToString(key.defaultValue, key.type)
                    : "";
            out.println(key.name + "=" + usual + (key.hasDefault() ? "" : "  (must be given)"));
            out.println("    " + key.documentation);
        });
    }
}
