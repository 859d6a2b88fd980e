package io.otpwatch.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.otpwatch.client", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("any-jdk")
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_client_is_built_on_kafkas_client_and_libphonenumber_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.otpwatch.client",
                    "io.otpwatch.rules",
                    "java..",
                    "com.google.i18n.phonenumbers..",
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.common..",
                    "org.jspecify..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule destinations_know_nothing_of_kafka = classes()
            .that()
            .haveNameMatching(".*\\.(Destinations?|MailboxOperators|Carriers.*|Channel|TabbedLines)")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.apache.kafka..");
}
