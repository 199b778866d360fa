package org.wenshu.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules, and each rule notices when it is broken. */
class HouseRulesTest {
    private static final String HOUSE = "org.wenshu";
    private static final String PLANTED = "org.wenshu.acceptance.architecture.planted";

    private static JavaClasses house;

    @BeforeAll
    static void import_the_house() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
                .importPackages(HOUSE);
    }

    static Set<String> rules() {
        return new HouseRules(HOUSE).all().keySet();
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class the_house {
        @ParameterizedTest
        @MethodSource("org.wenshu.acceptance.architecture.HouseRulesTest#rules")
        void keeps_the_rule_for(String rule) {
            EvaluationResult result = new HouseRules(HOUSE).all().get(rule).evaluate(house);
            assertThat(result.getFailureReport().getDetails()).isEmpty();
        }

        @Test
        void is_imported_with_every_service() {
            assertThat(HouseRules.SERVICES)
                    .filteredOn(service -> house.stream().noneMatch(resideInAPackage(HOUSE + "." + service + "..")))
                    .isEmpty();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class a_planted_violation {
        Stream<Arguments> planted() {
            return Stream.of(
                    arguments(
                            "models",
                            Set.of(
                                    "documents.incoming.model.Letter",
                                    "documents.incoming.model.Shelf",
                                    "documents.incoming.model.Errand",
                                    "directory.entries.Entry")),
                    arguments(
                            "web",
                            Set.of(
                                    "documents.incoming.web.LetterController",
                                    "documents.incoming.web.RegisterController")),
                    arguments(
                            "messaging",
                            Set.of(
                                    "documents.incoming.messaging.LetterReader",
                                    "documents.incoming.messaging.LetterSender")),
                    arguments(
                            "contracts",
                            Set.of(
                                    "contracts.letters.LetterSent",
                                    "contracts.letters.LetterForm",
                                    "contracts.letters.Format")),
                    arguments(
                            "events",
                            Set.of(
                                    "contracts.letters.LetterSent",
                                    "contracts.letters.LetterKind",
                                    "documents.LetterLost")),
                    arguments("services", Set.of("documents.Letters", "documents.Installation", "gateway.Door")),
                    arguments("platform", Set.of("platform.store.Shelves", "platform.store.Due")),
                    arguments("office", Set.of("office.People")),
                    arguments("calendar", Set.of("calendar.Days")),
                    arguments("local", Set.of("local.infrastructure.Sink")),
                    arguments(
                            "time",
                            Set.of(
                                    "documents.NowByInstant",
                                    "documents.NowByReference",
                                    "documents.NowByZone",
                                    "documents.NowByLocalDateTime",
                                    "documents.NowByMillis",
                                    "documents.NowByDate",
                                    "documents.NowByClock")),
                    arguments("endpoints", Set.of("documents.incoming.web.LetterController")),
                    arguments(
                            "names",
                            Set.of(
                                    "documents.LetterManager",
                                    "documents.LetterServiceImpl",
                                    "documents.LetterUtils",
                                    "documents.LetterUtil",
                                    "documents.LetterHelper",
                                    "documents.BaseLetter",
                                    "documents.Letters$StampHelper")));
        }

        @ParameterizedTest
        @MethodSource("planted")
        void is_reported_and_nothing_innocent_with_it(String rule, Set<String> guilty) {
            String root = PLANTED + "." + rule;
            JavaClasses planted = new ClassFileImporter().importPackages(root);
            EvaluationResult result = new HouseRules(root).all().get(rule).evaluate(planted);

            Set<String> reported = planted.stream()
                    .map(JavaClass::getName)
                    .filter(name ->
                            result.getFailureReport().getDetails().stream().anyMatch(line -> isAbout(name, root, line)))
                    .map(name -> name.substring(root.length() + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(reported).isEqualTo(new TreeSet<>(guilty));
        }

        @Test
        void exists_for_every_rule() {
            assertThat(planted().map(planted -> planted.get()[0])).containsExactlyElementsOf(rules());
        }

        /** A line of the report names the offender before anything else below the root. */
        private static boolean isAbout(String name, String root, String line) {
            int first = line.indexOf(root);
            return first >= 0
                    && Pattern.compile(Pattern.quote(name) + "(?![\\w$])")
                            .matcher(line)
                            .region(first, line.length())
                            .lookingAt();
        }
    }

    @Nested
    class no_rule_is_about_nothing {
        private final HouseRules named = new HouseRules(HOUSE);

        no_rule_is_about_nothing() {
            named.all();
        }

        @Test
        void every_package_that_a_rule_names_exists() {
            List<JavaClass> known = Stream.concat(
                            house.stream(),
                            house.stream()
                                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                    .map(dependency ->
                                            dependency.getTargetClass().getBaseComponentType()))
                    .distinct()
                    .toList();
            assertThat(named.namedPackages())
                    .filteredOn(identifier -> known.stream().noneMatch(resideInAPackage(identifier)))
                    .as("packages that rules name and that neither exist in the house nor are used by it")
                    .isEmpty();
        }

        @Test
        void every_class_that_a_rule_names_exists() {
            assertThat(named.namedClasses())
                    .filteredOn(name -> !house.contain(name))
                    .as("classes that rules name and that do not exist")
                    .isEmpty();
        }

        @Test
        void every_class_that_may_ask_the_machine_for_the_time_does() {
            assertThat(named.allowedSystemTime())
                    .filteredOn(name -> house.stream()
                            .filter(type -> type.getName().equals(name)
                                    || type.getName().startsWith(name + "$"))
                            .noneMatch(HouseRules::asksTheMachineForTheTime))
                    .as("classes that need their exception no longer")
                    .isEmpty();
        }
    }
}
