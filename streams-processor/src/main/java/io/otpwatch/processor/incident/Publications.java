package io.otpwatch.processor.incident;

import io.otpwatch.events.Advice;
import io.otpwatch.events.Incident;
import java.util.List;

/** What a step publishes, in order of sequence. */
public record Publications(List<Incident> incidents, List<Advice> advice) {
    public Publications {
        incidents = List.copyOf(incidents);
        advice = List.copyOf(advice);
    }
}
