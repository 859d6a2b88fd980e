package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtpWatchExampleTest {
    private static final Path SOURCE = Path.of("src/main/java/io/otpwatch/client/OtpWatch.java");

    @TempDir
    Path out;

    @ParameterizedTest
    @CsvSource({"src/main/java/io/otpwatch/client/OtpWatch.java, <pre>{@code, }</pre>", "README.md, ```java, ```"})
    void an_example_compiles(Path file, String begin, String end) throws IOException {
        assertThat(problems(example(file, begin, end))).isEmpty();
    }

    @Test
    void an_example_with_a_method_that_is_not_there_would_not() throws IOException {
        // Given
        String example = example(SOURCE, "<pre>{@code", "}</pre>");

        // Then
        assertThat(problems(example.replace(".counts()", ".account()"))).contains("account");
    }

    private String problems(String example) {
        StringWriter problems = new StringWriter();
        var source = source("""
                import io.otpwatch.client.*;
                import io.otpwatch.rules.*;
                import java.nio.file.*;
                import java.util.*;
                class Example {
                    void example() throws Exception {
                        %s
                    }
                }
                """.formatted(example));
        List<String> options = List.of("-d", out.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(problems, null, null, options, null, List.of(source))
                .call();
        return problems.toString();
    }

    private static String example(Path file, String begin, String end) throws IOException {
        String text = Files.readString(file);
        int from = text.indexOf(begin) + begin.length();
        assertThat(from).isGreaterThan(begin.length());
        return text.substring(from, text.indexOf(end, from)).replaceAll("(?m)^ \\* ?", "");
    }

    private static JavaFileObject source(String code) {
        return new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
