package io.otpwatch.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which carrier a mobile number was given out by, and which group a carrier belongs to. From the data file
 * {@code carriers.tsv}. Numbers move between carriers, so this is where a number began, not where it is; a look-up knows
 * better. Immutable.
 *
 * <p>Each prefix is one long, so that a binary search is all there is to it: its digits filled up with zeros to
 * {@value #DIGITS}, then its length, so that of {@code 4915} and {@code 49150} the longer sorts last.
 */
final class Carriers {
    /** The operator of a carrier that is not in the data file. */
    static final String OTHER = "other";

    private static final int DIGITS = 15; // E.164
    private static final int LENGTHS = 16;
    private static final Carriers SHIPPED = read();

    private final long[] prefixes;
    private final String[] carriers;
    private final Map<String, String> operators;

    private Carriers(List<Prefix> sorted, Map<String, String> operators) {
        this.prefixes = sorted.stream().mapToLong(Prefix::packed).toArray();
        this.carriers = sorted.stream().map(Prefix::carrier).toArray(String[]::new);
        this.operators = Map.copyOf(operators);
    }

    static Carriers shipped() {
        return SHIPPED;
    }

    /**
     * MCC-MNC of the carrier with the longest prefix of the number.
     *
     * @param digits E.164 without the plus
     */
    Optional<String> ofNumber(String digits) {
        for (int length = Math.min(digits.length(), DIGITS); length > 0; length--) {
            int at = Arrays.binarySearch(prefixes, packed(digits, length));
            if (at >= 0) {
                return Optional.of(carriers[at]);
            }
        }
        return Optional.empty();
    }

    /** The group that the carrier belongs to, else {@link #OTHER}. */
    String operator(String mccMnc) {
        return operators.getOrDefault(mccMnc, OTHER);
    }

    private static long packed(String digits, int length) {
        long packed = 0;
        for (int i = 0; i < DIGITS; i++) {
            packed = packed * 10 + (i < length ? digits.charAt(i) - '0' : 0);
        }
        return packed * LENGTHS + length;
    }

    private static Carriers read() {
        List<Prefix> prefixes = new ArrayList<>();
        Map<String, String> operators = new HashMap<>();
        for (String[] line : TabbedLines.of("carriers.tsv")) {
            @Nullable String before = operators.put(line[0], line[1]);
            if (before != null) {
                throw new IllegalStateException(line[0] + " is twice in carriers.tsv");
            }
            for (String digits : line[2].split(" ")) {
                if (!digits.isEmpty()) {
                    prefixes.add(new Prefix(packed(digits, digits.length()), line[0]));
                }
            }
        }
        prefixes.sort((a, b) -> Long.compare(a.packed, b.packed));
        return new Carriers(prefixes, operators);
    }

    private record Prefix(long packed, String carrier) {}
}
