package io.otpwatch.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorIdTableTest {
    private record Entry(Optional<byte[]> value, long time) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000, 3_000})
    void it_is_a_map_of_the_latest_entries(int max) {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        VendorIdTable table = new VendorIdTable(max);
        Map<Long, Entry> model = new LinkedHashMap<>();
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            // When
            now += random.nextInt(3);
            long key = random.nextInt(2 * max + 1);
            byte[] value = {(byte) step};
            table.put(key * 31, key << 7, value, now);
            Entry before = model.get(key);
            if (before == null && model.size() == max) {
                model.remove(model.keySet().iterator().next());
            }
            model.put(key, new Entry(Optional.of(value), before == null ? now : before.time()));
            if (random.nextInt(50) == 0) {
                long oldest = now - random.nextInt(2 * max);
                table.removeBefore(oldest);
                while (!model.isEmpty() && model.values().iterator().next().time() < oldest) {
                    model.remove(model.keySet().iterator().next());
                }
            }
            // Then
            long asked = random.nextInt(2 * max + 1);
            assertThat(table.find(asked * 31, asked << 7))
                    .as("seed %s, step %s", seed, step)
                    .isEqualTo(Optional.ofNullable(model.get(asked)).flatMap(Entry::value));
            assertThat(table.size()).as("seed %s, step %s", seed, step).isEqualTo(model.size());
        }
    }
}
