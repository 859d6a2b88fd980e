package io.otpwatch.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.otpwatch.kit", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("any-jdk")
class ArchitectureTest {
    @ArchTest
    static final ArchRule of_ours_the_kit_knows_the_contract_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.otpwatch.kit",
                    "io.otpwatch.schemas",
                    "java..",
                    "com.sun.net.httpserver",
                    "com.fasterxml.jackson..",
                    "io.micrometer..",
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.common..",
                    "org.jspecify..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule judgements_are_pure = classes()
            .that()
            .haveSimpleName("Skew")
            .or()
            .haveSimpleName("HostNames")
            .or()
            .haveSimpleName("TopicState")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.otpwatch.kit",
                    "io.otpwatch.schemas",
                    "java..",
                    "org.apache.kafka.common.config",
                    "org.jspecify..");
}
