package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.EventJson;
import io.otpwatch.simulator.Ledger;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.SimulatedEvent;
import io.otpwatch.simulator.TrafficModel;
import io.otpwatch.simulator.TrafficProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.update} makes the sample anew from the traffic model. */
class SampleTest {
    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration SENDING = Duration.ofSeconds(45);
    private static final double RATE = 20;
    private static final long SEED = 20_260_115;

    @BeforeAll
    static void update() throws IOException {
        if (System.getProperty("golden.update") == null) {
            return;
        }
        Files.createDirectories(Sample.EVENTS.getParent());
        List<String> lines = model().stream().map(EventJson::write).toList();
        Files.write(Sample.EVENTS, lines);
        List<String> outcomes = new ArrayList<>(List.of(Sample.HEADER));
        expected(lines).forEach((codeId, outcome) -> outcomes.add(codeId + "\t" + outcome));
        Files.write(Sample.OUTCOMES, outcomes);
    }

    @Test
    void every_line_is_good() throws IOException {
        assertThat(Files.readAllLines(Sample.EVENTS)).hasSizeBetween(2000, 4000).allSatisfy(Recorded::read);
    }

    @Test
    void its_outcomes_follow_from_its_lines() throws IOException {
        // When
        Map<String, OutcomeKind> expected = expected(Files.readAllLines(Sample.EVENTS));
        // Then
        assertThat(Sample.outcomes()).isEqualTo(expected);
        assertThat(expected.values()).contains(OutcomeKind.RECEIVED, OutcomeKind.FAILED, OutcomeKind.MISSING);
    }

    private static List<SimulatedEvent> model() {
        Scenario scenario = Scenario.parse("carrier-block:carrier=310-260,start=15s");
        TrafficModel model = new TrafficModel(TrafficProfile.demo().atRate(RATE), scenario, SEED, START);
        List<SimulatedEvent> events = new ArrayList<>(model.until(START.plus(SENDING)));
        model.stop();
        events.addAll(model.until(START.plus(LENGTH)));
        return events;
    }

    /** As if each event were appended at its own time: all lies within any horizon, so the order does not matter. */
    private static Map<String, OutcomeKind> expected(List<String> lines) {
        Ledger ledger = new Ledger();
        for (int offset = 0; offset < lines.size(); offset++) {
            SimulatedEvent event = read(lines.get(offset));
            ledger.appended(new Appended(event, event.at().toEpochMilli(), 0, offset));
        }
        return ledger.expected(Horizons.DEMO).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, code -> code.getValue().outcome(), (one, two) -> one, TreeMap::new));
    }

    private static SimulatedEvent read(String line) {
        try {
            return Recorded.read(line).event();
        } catch (BadLine e) {
            throw new AssertionError(e);
        }
    }
}
