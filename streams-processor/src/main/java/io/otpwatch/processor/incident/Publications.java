package io.otpwatch.processor.incident;

import io.otpwatch.events.Advice;
import io.otpwatch.events.Incident;
import java.util.List;
import java.util.stream.Stream;

/** What a step publishes, in order of sequence. */
public record Publications(List<Incident> incidents, List<Advice> advice) {
    public Publications {
        incidents = List.copyOf(incidents);
        advice = List.copyOf(advice);
    }

    /** Both, these first. */
    public Publications and(Publications later) {
        return new Publications(
                Stream.concat(incidents.stream(), later.incidents.stream()).toList(),
                Stream.concat(advice.stream(), later.advice.stream()).toList());
    }
}
