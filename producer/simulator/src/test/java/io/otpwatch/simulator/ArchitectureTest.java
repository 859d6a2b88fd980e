package io.otpwatch.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.otpwatch.simulator");

    /** What touches Kafka, files, JSON, meters, logs or the clock. All else is pure. */
    private static final Set<String> SHELL_NAMES =
            Set.of("Simulator", "Appender", "Outage", "TruthWriter", "TruthReader", "EventJson", "JsonField");

    private static final DescribedPredicate<JavaClass> SHELL = DescribedPredicate.describe(
            "the shell",
            type -> type.getPackageName().equals("io.otpwatch.simulator")
                    && SHELL_NAMES.contains(outermost(type).getSimpleName()));

    private static final DescribedPredicate<JavaClass> INPUT_OUTPUT = DescribedPredicate.describe(
            "I/O and threads", type -> type.getPackageName().matches("java\\.(io|nio|net|util\\.concurrent).*"));

    @Test
    void the_traffic_model_and_the_ledger_know_nothing_of_kafka_files_or_meters() {
        classes()
                .that(not(SHELL))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "io.otpwatch.events..",
                                "io.otpwatch.schemas..",
                                "io.otpwatch.rules..",
                                "org.apache.avro.specific..",
                                "org.jspecify.annotations..")
                        .or(resideInAnyPackage("io.otpwatch.simulator").and(not(SHELL))))
                .check(CLASSES);
        noClasses().that(not(SHELL)).should().dependOnClassesThat(INPUT_OUTPUT).check(CLASSES);
    }

    @Test
    void the_traffic_model_and_the_ledger_have_no_clock_and_no_chance_but_the_seed() {
        noClasses()
                .that(not(SHELL))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(CLASSES);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
