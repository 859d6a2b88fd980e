package io.otpwatch.processor.score;

import io.otpwatch.events.Channel;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;

/** The {@link HoursOfWeek} of each channel and signal. */
public final class Weeks {
    private final List<HoursOfWeek> weeks = new ArrayList<>();

    Weeks() {
        for (int i = 0; i < Channel.values().length * Signal.values().length; i++) {
            weeks.add(new HoursOfWeek());
        }
    }

    HoursOfWeek of(Channel channel, Signal signal) {
        return weeks.get(channel.ordinal() * Signal.values().length + signal.ordinal());
    }

    /** Whether routes have learnt something that does not count yet. */
    public boolean hasLearnt() {
        return weeks.stream().anyMatch(HoursOfWeek::hasLearnt);
    }

    /** Counts what routes have learnt since the last call, and writes it for who replays. */
    public void takeLearnt(PackedWriter out) {
        weeks.forEach(week -> week.takeLearnt(out));
    }

    /** Counts what {@link #takeLearnt} wrote. */
    public void readLearnt(PackedReader in) {
        weeks.forEach(week -> week.readLearnt(in));
    }

    /** What routes have learnt since the last {@link #takeLearnt}, in a replay, does not count. */
    public void forgetLearnt() {
        weeks.forEach(HoursOfWeek::forgetLearnt);
    }

    /** All that counts. */
    public void write(PackedWriter out) {
        weeks.forEach(week -> week.write(out));
    }

    /** In the place of all that counted: what {@link #write} wrote. */
    public void read(PackedReader in) {
        weeks.forEach(week -> week.read(in));
    }

    void clear() {
        weeks.forEach(HoursOfWeek::clear);
    }
}
