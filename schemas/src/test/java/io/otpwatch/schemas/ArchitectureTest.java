package io.otpwatch.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.otpwatch", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("any-jdk")
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_contract_depends_on_nothing_of_ours_but_the_field_rules = classes()
            .that()
            .resideInAPackage("io.otpwatch..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.otpwatch.schemas",
                    "io.otpwatch.events",
                    "io.otpwatch.rules",
                    "java..",
                    "javax.crypto..",
                    "org.apache.avro..",
                    "org.apache.kafka.common..",
                    "org.apache.kafka.clients..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule generated_events_know_nothing_of_the_hand_written_code = noClasses()
            .that()
            .resideInAPackage("io.otpwatch.events")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.otpwatch.schemas");

    @ArchTest
    static final ArchRule the_rules_know_no_kafka = noClasses()
            .that()
            .haveSimpleName("EventRules")
            .or()
            .haveSimpleName("KnownDomains")
            .or()
            .haveSimpleName("Route")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
