package org.wenshu.documents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DocsArchitectureTest {
    private static final ArchRule MODEL_KNOWS_THE_OFFICE_ONLY = classes()
            .that()
            .resideInAnyPackage(
                    "org.wenshu.documents.model",
                    "org.wenshu.documents.incoming.model",
                    "org.wenshu.documents.outgoing.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.wenshu.documents.model",
                    "org.wenshu.documents.incoming.model",
                    "org.wenshu.documents.outgoing.model",
                    "org.wenshu.document.elements",
                    "org.wenshu.document.text",
                    "org.wenshu.office.model",
                    "org.wenshu.calendar");

    private static final ArchRule WEB_AND_MESSAGING_LEAVE_THE_STORE_ALONE = noClasses()
            .that()
            .resideInAnyPackage("org.wenshu.documents..web", "org.wenshu.documents..messaging")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.wenshu.documents..store", "com.mongodb..", "org.springframework.data..");

    private static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that()
            .resideInAPackage("org.wenshu.documents..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    private static final ArchRule NO_OTHER_SERVICE_IS_KNOWN = noClasses()
            .that()
            .resideInAPackage("org.wenshu.documents..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.wenshu.directory..",
                    "org.wenshu.meetings..",
                    "org.wenshu.tasks..",
                    "org.wenshu.archive..",
                    "org.wenshu.notifications..",
                    "org.wenshu.gateway..");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.wenshu.documents");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("org.wenshu.documents.incoming.model");

    @Test
    void the_model_knows_the_jdk_and_the_office_only() {
        MODEL_KNOWS_THE_OFFICE_ONLY.check(MAIN);
        assertThat(MODEL_KNOWS_THE_OFFICE_ONLY
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(line -> line.contains("PlantedViolation"));
    }

    @Test
    void web_and_messaging_leave_the_store_alone() {
        WEB_AND_MESSAGING_LEAVE_THE_STORE_ALONE.check(MAIN);
    }

    @Test
    void time_comes_from_the_clock() {
        TIME_COMES_FROM_THE_CLOCK.check(MAIN);
        assertThat(TIME_COMES_FROM_THE_CLOCK.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void no_other_service_is_known() {
        NO_OTHER_SERVICE_IS_KNOWN.check(MAIN);
    }
}
