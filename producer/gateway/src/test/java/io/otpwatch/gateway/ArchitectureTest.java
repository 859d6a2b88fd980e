package io.otpwatch.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.otpwatch.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("any-jdk")
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_intake_is_pure = noClasses()
            .that()
            .resideInAPackage("..gateway.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.clients..",
                    "org.eclipse.jetty..",
                    "io.micrometer..",
                    "io.otpwatch.kit..",
                    "org.slf4j..",
                    "java.net..",
                    "java.util.concurrent..")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule the_server_knows_nothing_of_events = noClasses()
            .that()
            .resideInAPackage("..gateway.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..gateway.intake..",
                    "..gateway.sink..",
                    "..gateway.vendor..",
                    "..gateway.mx..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule only_the_look_up_knows_dns = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.mx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.xbill..", "com.github.benmanes..");
}
