package io.otpwatch.processor.it;

import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A processor alone in its JVM, to be killed; arguments are settings, key=value. */
final class ProcessorMain {
    private ProcessorMain() {}

    @SuppressWarnings("resource") // lives as long as its JVM
    public static void main(String[] args) {
        ProcessorConfig config = ProcessorConfig.of(
                Settings.load(ProcessorConfig.definition(), settings(args), Optional.empty(), Map.of()));
        ProcessorService service = ProcessorService.start(config);
        System.out.println("serving on port " + service.opsPort());
    }

    static Map<String, String> settings(String[] args) {
        return Arrays.stream(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
