package org.wenshu.notifications;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "org.wenshu.notifications", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule models_know_the_jdk_the_office_and_themselves = classes()
            .that()
            .resideInAPackage("org.wenshu.notifications..model..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.wenshu.office.model..",
                    "org.wenshu.notifications..model..",
                    "org.wenshu.notifications.journal.."));

    @ArchTest
    static final ArchRule controllers_leave_the_store_to_use_cases = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.wenshu.platform.store..", "com.mongodb..", "org.bson.."));

    @ArchTest
    static final ArchRule only_protocol_packages_speak_protocols = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.wenshu.notifications.sending.sms..", "org.wenshu.notifications.sending.mail..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jsmpp..", "jakarta.mail..", "org.eclipse.angus.."));

    @ArchTest
    static final ArchRule nobody_asks_the_machine_for_the_time = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");
}
