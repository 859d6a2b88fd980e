package io.otpwatch.standalone.table;

import java.util.ArrayList;
import java.util.List;

/** How the domains are, in one line: {@code domains: 2 BAD (310-260, gmx.de) · 14 good · 3 learning}. */
public final class Summary {
    private static final int NAMED_MAX = 3;

    private Summary() {}

    /** @param rows worst first */
    public static String of(List<DomainRow> rows) {
        if (rows.isEmpty()) {
            return "no codes are under way";
        }
        List<String> parts = new ArrayList<>();
        for (DomainState state : DomainState.values()) {
            List<DomainRow> those =
                    rows.stream().filter(row -> row.state() == state).toList();
            if (!those.isEmpty()) {
                parts.add(those.size() + " " + state.word() + (state == DomainState.BAD ? named(those) : ""));
            }
        }
        return "domains: " + String.join(" · ", parts);
    }

    private static String named(List<DomainRow> bad) {
        String names = String.join(
                ", ", bad.stream().limit(NAMED_MAX).map(DomainRow::domain).toList());
        return " (" + names + (bad.size() > NAMED_MAX ? ", …" : "") + ")";
    }
}
