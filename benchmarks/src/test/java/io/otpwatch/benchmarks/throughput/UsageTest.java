package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void the_total_is_read_from_a_class_histogram() {
        // Given
        String histogram = """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:           386       16821704  [J (java.base@17.0.15)
                   2:             1             16  example.Total
                Total        295574       43523384
                """;
        // When / Then
        assertThat(Usage.totalBytes(histogram)).isEqualTo(43_523_384);
    }

    @Test
    void this_jvm_says_what_is_alive() {
        // Given
        long before = Usage.liveHeapBytes();
        byte[] kept = new byte[16 * 1024 * 1024];
        // When
        long after = Usage.liveHeapBytes();
        // Then
        assertThat(after - before).isBetween(kept.length * 7L / 8, kept.length * 9L / 8);
    }

    @Test
    void usage_is_counted_between_two_looks() {
        assertThat(new Usage(50, 9, 7).since(new Usage(10, 4, 5))).isEqualTo(new Usage(40, 5, 2));
    }
}
