package org.wenshu.archive;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "org.wenshu.archive", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] MODEL = {
        "java..",
        "org.jspecify..",
        "org.wenshu.office.model..",
        "org.wenshu.archive..model..",
        // SM3, which the JDK does not have.
        "org.bouncycastle.crypto.digests..",
    };

    @ArchTest
    static final ArchRule models_know_the_jdk_the_office_and_themselves = classes()
            .that()
            .resideInAPackage("..archive..model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(MODEL);

    @ArchTest
    static final ArchRule other_services_are_known_by_their_events_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.wenshu.documents..",
                    "org.wenshu.directory..",
                    "org.wenshu.meetings..",
                    "org.wenshu.tasks..",
                    "org.wenshu.notifications..");

    @ArchTest
    static final ArchRule custody_knows_nothing_of_what_it_keeps_the_log_of = noClasses()
            .that()
            .resideInAPackage("..archive.custody..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..archive.records..", "..archive.intake..", "..archive.catalogue..");

    @ArchTest
    static final ArchRule the_time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
}
