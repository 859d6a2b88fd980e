package io.otpwatch.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.otpwatch.standalone", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("any-jdk")
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_table_is_drawn_without_kafka_and_clock = noClasses()
            .that()
            .resideInAPackage("..standalone.table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.micrometer..", "java.net..", "io.otpwatch.kit..")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothing_knows_the_command_line_but_itself = noClasses()
            .that()
            .resideOutsideOfPackages("..standalone.cli..", "io.otpwatch.standalone")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..standalone.cli..", "picocli..");
}
