package io.otpwatch.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.otpwatch", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("any-jdk")
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_rules_depend_on_nothing = classes()
            .that()
            .resideInAPackage("io.otpwatch.rules")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.otpwatch.rules", "java..", "javax.crypto..", "org.jspecify..");
}
