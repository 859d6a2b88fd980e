package io.otpwatch.processor.localise;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which leaves have the same values of some attributes.
 *
 * @param groupOf of each leaf; {@link #NONE} if it lacks one of the attributes
 * @param count of groups, which are numbered from 0 as they come up
 */
@SuppressWarnings("ArrayRecordComponent") // primitive, as leaves are many; nobody compares groupings
record Grouping(int[] groupOf, int count) {
    static final int NONE = -1;

    /** All in one. */
    static Grouping whole(int leaves) {
        return new Grouping(new int[leaves], leaves == 0 ? 0 : 1);
    }

    /** By the value of one attribute. */
    static Grouping by(String name, List<Scope> leaves) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] groupOf = new int[leaves.size()];
        for (int leaf = 0; leaf < groupOf.length; leaf++) {
            groupOf[leaf] = leaves.get(leaf)
                    .value(name)
                    .map(value -> numbers.computeIfAbsent(value, unused -> numbers.size()))
                    .orElse(NONE);
        }
        return new Grouping(groupOf, numbers.size());
    }

    /** By this grouping and the other one together. */
    Grouping and(Grouping other) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] both = new int[groupOf.length];
        for (int leaf = 0; leaf < both.length; leaf++) {
            boolean has = groupOf[leaf] != NONE && other.groupOf[leaf] != NONE;
            long pair = (long) groupOf[leaf] * other.count + other.groupOf[leaf];
            both[leaf] = has ? numbers.computeIfAbsent(pair, unused -> numbers.size()) : NONE;
        }
        return new Grouping(both, numbers.size());
    }

    /** The leaves of each group, in order. */
    int[][] members() {
        int[] sizes = new int[count];
        Arrays.stream(groupOf).filter(group -> group != NONE).forEach(group -> sizes[group]++);
        int[][] members = new int[count][];
        Arrays.setAll(members, group -> new int[sizes[group]]);
        for (int leaf = groupOf.length - 1; leaf >= 0; leaf--) {
            int group = groupOf[leaf];
            if (group != NONE) {
                members[group][--sizes[group]] = leaf;
            }
        }
        return members;
    }
}
