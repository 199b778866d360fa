package org.wenshu.directory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.wenshu.directory.entries.Entry;

@AnalyzeClasses(packages = "org.wenshu.directory", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] MODEL = {
        "java..",
        "org.jspecify..",
        "org.wenshu.office..",
        "org.wenshu.directory.entries..",
        "org.wenshu.directory..model..",
    };

    @ArchTest
    static final ArchRule models_know_the_jdk_the_office_and_themselves = classes()
            .that()
            .resideInAPackage("..directory..model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(MODEL);

    @ArchTest
    static final ArchRule entries_of_the_directory_know_nothing_technical = noClasses()
            .that()
            .areAssignableTo(Entry.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "com.mongodb..", "org.bson..", "tools.jackson..", "org.wenshu.platform..");

    @ArchTest
    static final ArchRule the_time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** Sign-in keeps to real time, everything else to the office's clock. */
    @ArchTest
    static final ArchRule only_sign_in_makes_a_clock_of_its_own =
            noClasses().that().doNotHaveSimpleName("SystemTime").should().callMethod(Clock.class, "systemUTC");
}
