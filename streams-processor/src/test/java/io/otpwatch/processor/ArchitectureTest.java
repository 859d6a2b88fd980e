package io.otpwatch.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.otpwatch.processor.store.ChunkLoggedStore;
import java.time.Clock;
import java.time.InstantSource;

@AnalyzeClasses(packages = "io.otpwatch.processor", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("any-jdk")
class ArchitectureTest {
    private static final String[] PURE = {
        "..processor.correlate..",
        "..processor.decode..",
        "..processor.detect..",
        "..processor.incident..",
        "..processor.levers..",
        "..processor.localise..",
        "..processor.lockouts..",
        "..processor.overview..",
        "..processor.packed..",
        "..processor.score..",
        "..processor.volume..",
    };

    @ArchTest
    static final ArchRule the_core_knows_nothing_of_the_outside_world = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.micrometer..",
                    "io.otpwatch.kit..",
                    "org.slf4j..",
                    "java.net..",
                    "java.nio.file..",
                    "java.util.concurrent..",
                    "com.sun.net..");

    @ArchTest
    static final ArchRule the_core_has_no_clock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(belongToAnyOf(Clock.class, InstantSource.class))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule of_the_shell_the_core_knows_only_what_event_sourced_state_is = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..processor.topology..", "..processor.metrics..", "..processor.status..")
            .orShould()
            .dependOnClassesThat(belongToAnyOf(ChunkLoggedStore.class));

    @ArchTest
    static final ArchRule only_the_store_knows_kafkas_internals = noClasses()
            .that(not(belongToAnyOf(ChunkLoggedStore.class)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..internals..");

    @ArchTest
    static final ArchRule nothing_of_ours_that_only_tests_use_is_needed_at_run_time = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.otpwatch.simulator..",
                    "io.otpwatch.standalone..",
                    "io.otpwatch.embedded..",
                    "io.otpwatch.testkit..",
                    "io.otpwatch.benchmarks..");
}
