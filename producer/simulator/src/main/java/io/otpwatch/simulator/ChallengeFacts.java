package io.otpwatch.simulator;

import io.otpwatch.events.EvidenceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that was appended about one challenge, in any order. */
final class ChallengeFacts {
    private final List<Fact.Sent> sends = new ArrayList<>(1);
    private final List<Fact.Evidence> evidence = new ArrayList<>(2);
    private final List<Fact.Failure> failures = new ArrayList<>(0);

    void add(Fact.Sent sent) {
        sends.add(sent);
    }

    void add(Fact.Evidence learnt) {
        evidence.add(learnt);
    }

    void add(Fact.Failure failure) {
        failures.add(failure);
    }

    /** The sends of each code, first appended first; codes in the order of their first send. */
    Map<String, List<Fact.Sent>> sendsByCode() {
        Map<String, List<Fact.Sent>> byCode = new LinkedHashMap<>();
        sends.stream()
                .sorted(Fact.BY_APPEND)
                .forEach(sent -> byCode.computeIfAbsent(sent.codeId(), code -> new ArrayList<>())
                        .add(sent));
        return byCode;
    }

    /** The first appended send of each code: what counts as the send. */
    List<Fact.Sent> codes() {
        return sendsByCode().values().stream().map(sent -> sent.get(0)).toList();
    }

    /** Evidence that names the code or stands for it, first appended first. */
    List<Fact.Evidence> evidenceFor(Fact.Sent code) {
        return evidence.stream()
                .filter(learnt -> isAbout(learnt, code))
                .sorted(Fact.BY_APPEND)
                .toList();
    }

    /** Permanent failures of the code, first appended first. */
    List<Fact.Failure> permanentFailuresOf(Fact.Sent code) {
        return failures.stream()
                .filter(failure -> failure.isPermanent() && isAbout(failure, code))
                .sorted(Fact.BY_APPEND)
                .toList();
    }

    /** Temporary failures of the code, in no order. */
    Stream<Fact.Failure> temporaryFailuresOf(Fact.Sent code) {
        return failures.stream().filter(failure -> !failure.isPermanent() && isAbout(failure, code));
    }

    /** Evidence that a code of the challenge was entered, first appended first. */
    List<Fact.Evidence> entries() {
        return evidence.stream()
                .filter(learnt -> learnt.kind() == EvidenceKind.ENTERED)
                .sorted(Fact.BY_APPEND)
                .toList();
    }

    Stream<Fact.About> evidenceAndFailures() {
        return Stream.concat(evidence.stream(), failures.stream());
    }

    /** Whether it names the code, or names none and the code had been sent before it. */
    static boolean isAbout(Fact.About about, Fact.Sent code) {
        Optional<String> named = about.codeId();
        if (named.isPresent()) {
            return named.get().equals(code.codeId());
        }
        return about instanceof Fact.Evidence learnt && code.sentAtMs() < learnt.receivedAtMs();
    }
}
