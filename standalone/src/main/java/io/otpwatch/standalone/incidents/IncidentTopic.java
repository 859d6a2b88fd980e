package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.KafkaUnavailable;
import io.otpwatch.processor.incident.IncidentJson;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Impatient;
import io.otpwatch.standalone.WholeTopic;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * What {@code otp.incidents} had when it was read.
 *
 * @param incidents all of them, each as it was said last, oldest opened first
 * @param undecodable records that were no incidents
 */
public record IncidentTopic(List<Incident> incidents, long undecodable) {
    public IncidentTopic {
        incidents = List.copyOf(incidents);
    }

    /**
     * All that is committed by now.
     *
     * @throws CannotRun if there is no such topic
     * @throws KafkaUnavailable if Kafka does not answer
     */
    public static IncidentTopic read(KafkaSettings kafka) {
        IncidentBoard board = IncidentBoard.ofAll();
        WholeTopic.readToEnd(kafka, Topics.INCIDENTS, board::read);
        return of(board);
    }

    static IncidentTopic read(Consumer<byte[], byte[]> consumer) {
        IncidentBoard board = IncidentBoard.ofAll();
        WholeTopic.readToEnd(consumer, Topics.INCIDENTS, Impatient.PATIENCE, board::read);
        return of(board);
    }

    private static IncidentTopic of(IncidentBoard board) {
        return new IncidentTopic(board.all().stream().map(SeenIncident::latest).toList(), board.undecodable());
    }

    /**
     * A JSON object for each on a line of its own.
     *
     * @param ended whether also those that are resolved or folded
     */
    public List<String> lines(boolean ended) {
        return incidents.stream()
                .filter(incident -> ended || incident.getPhase() == IncidentPhase.OPEN)
                .map(incident -> IncidentJson.encode(incident).toString())
                .toList();
    }
}
