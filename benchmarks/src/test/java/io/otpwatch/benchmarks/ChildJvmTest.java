package io.otpwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildJvmTest {
    @Test
    void its_lines_are_heard_and_it_ends_when_it_is_closed() {
        // Given
        List<String> others = new ArrayList<>();
        try (ChildJvm child = ChildJvm.start(Echo.class, List.of("-Xmx32m"), "wait", "hello")) {
            // When
            String said = child.await("said", others::add);
            // Then
            assertThat(said).isEqualTo("hello");
            assertThat(others).containsExactly("first this");
        }
    }

    @Test
    void one_that_ends_before_its_work_is_done_is_named_with_its_exit_code() {
        try (ChildJvm child = ChildJvm.start(Echo.class, List.of("-Xmx32m"), "end", "hello")) {
            assertThatThrownBy(() -> child.await("never"))
                    .isInstanceOf(CannotMeasure.class)
                    .hasMessage("Echo ended with 7 before its work was done");
        }
    }

    static final class Echo {
        private Echo() {}

        public static void main(String[] args) {
            System.out.println("first this");
            System.out.println("said " + args[1]);
            if (args[0].equals("wait")) {
                ParentWatch.await();
            }
            System.exit(7);
        }
    }
}
