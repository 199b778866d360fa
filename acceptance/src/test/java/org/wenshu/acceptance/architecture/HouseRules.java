package org.wenshu.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMapping;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;
import org.wenshu.platform.caller.Needs;

/**
 * How the house is built, as allow-lists: what a room may know is named, and everything else is refused.
 *
 * <p>The rules hold below a root package, so that the same rules can be shown to fail on a small house that was planted
 * with a violation. Packages and classes that rules name are remembered, for the check that they exist.
 */
final class HouseRules {
    /** The services; each is a package below the root. */
    static final List<String> SERVICES =
            List.of("directory", "documents", "meetings", "tasks", "archive", "notifications", "gateway");

    private static final Set<String> WITH_MODEL = Set.of("directory", "documents", "archive", "notifications");

    /**
     * Classes that the models of one service share without being in a package called model. They are held to the rule
     * for models, and so cannot smuggle anything in.
     */
    private static final List<String> SHARED_BY_MODELS = List.of(
            "directory.entries.Entry",
            "directory.entries.Author",
            "directory.entries.Checks",
            "directory.entries.Fault",
            "directory.entries.ChangeRefused",
            "directory.entries.InvalidEntry",
            "directory.entries.JournalEntry",
            "notifications.journal.ChangeNote");

    /** SM3 (GB/T 32905) is mere computation, but the JDK does not have it. */
    private static final String SM3_DIGESTS = "archive.custody.model.Digests";

    /** What web may know of the platform's store: not the store itself. */
    private static final List<String> IDS_AND_REFUSALS =
            List.of("platform.store.NewIds", "platform.store.DerivedIds", "platform.store.KeyTaken");

    /** Contracts that are none of record, annotation, enum and what events have in common: two lists of names, a guard. */
    private static final List<String> CONTRACTS_OF_ANOTHER_KIND =
            List.of("contracts.EventCatalogue", "contracts.Topics", "contracts.documents.Withheld");

    /** Who asks the machine for the time, and why the office's movable clock would be wrong there (ADR 0009). */
    private static final Map<String, String> SYSTEM_TIME = systemTime();

    private static Map<String, String> systemTime() {
        var reasons = new LinkedHashMap<String, String>();
        reasons.put(
                "platform.PlatformAutoConfiguration", "makes the office's clock, and the one of the relay's claims");
        reasons.put("platform.reading.Readers", "measures lag against the broker's time stamps");
        reasons.put("directory.signin.SystemTime", "tokens and lock-outs last as long as others measure them to last");
        reasons.put(
                "notifications.NotificationStores", "claims and pauses of sending are about processes and channels");
        reasons.put("gateway.Connections", "the gateway has no part in the office's time: limits, breakers, tokens");
        return reasons;
    }

    /** Calls that ask the machine for the time; {@code now(Clock)} asks a clock that was handed in. */
    private static final Pattern SYSTEM_TIME_CALL = Pattern.compile(String.join(
            "|",
            "java\\.time\\.(\\w+\\.)*\\w+\\.now\\((java\\.time\\.ZoneId)?\\)",
            "java\\.time\\.Clock\\.(system|tick(Millis|Seconds|Minutes))\\w*\\(.*\\)",
            "java\\.lang\\.System\\.currentTimeMillis\\(\\)",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.util\\.Calendar\\.getInstance\\(.*\\)"));

    private static final String JDK = "java..";

    private final String root;
    private final Set<String> namedPackages = new TreeSet<>();
    private final Set<String> namedClasses = new TreeSet<>();

    HouseRules(String root) {
        this.root = root;
    }

    /** Every rule with the name under which a test shows it. */
    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("models", modelsKnowTheOfficeOnly());
        rules.put("web", webNeverTouchesTheStore());
        rules.put("messaging", messagingNeverTouchesTheStore());
        rules.put("contracts", contractsAreRecordsOfJdkTypes());
        rules.put("events", eventsHaveAWireName());
        rules.put("services", servicesDoNotSeeEachOther());
        rules.put("platform", platformKnowsNoOffice());
        rules.put("office", officeKnowsNoService());
        rules.put("calendar", workingCalendarIsPureJava());
        rules.put("local", whatStandsInForTheWorldKnowsNothingOfOurs());
        rules.put("time", timeComesFromTheClock());
        rules.put("endpoints", endpointsNameWhoMayCall());
        rules.put("names", namesSayWhatThingsAre());
        return rules;
    }

    ArchRule modelsKnowTheOfficeOnly() {
        var digests = oneOf(List.of(SM3_DIGESTS));
        var rules = new ArrayList<ArchRule>();
        for (String service : SERVICES) {
            var known = areModelsOf(service)
                    .or(packages(
                            JDK, at("calendar"), at("office.model"), at("document.elements"), at("document.text")));
            rules.add(classes()
                    .that(areModelsOf(service).and(not(digests)))
                    .should()
                    .onlyDependOnClassesThat(known)
                    .as("a model of " + service + " knows the JDK, its own service's models, the working calendar,"
                            + " the office's values and what an official document is")
                    .allowEmptyShould(!isRealHouse() || !WITH_MODEL.contains(service)));
            rules.add(classes()
                    .that(areModelsOf(service).and(digests))
                    .should()
                    .onlyDependOnClassesThat(known.or(packages("org.bouncycastle.crypto.digests")))
                    .as("the model that computes SM3 knows its algorithm besides")
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules);
    }

    ArchRule webNeverTouchesTheStore() {
        return CompositeArchRule.of(SERVICES.stream()
                .map(service -> classes()
                        .that(areIn(service, "web"))
                        .should()
                        .onlyDependOnClassesThat(ownButNotStore(service)
                                .or(packages(
                                        JDK,
                                        at("calendar"),
                                        at("document.."),
                                        at("office.."),
                                        at("platform.caller"),
                                        at("platform.files"),
                                        at("platform.problem"),
                                        at("platform.web")))
                                .or(oneOf(IDS_AND_REFUSALS))
                                .or(packages(
                                        "org.springframework.web..",
                                        "org.springframework.http..",
                                        "org.springframework.stereotype..",
                                        "org.springframework.context..",
                                        "org.springframework.beans..",
                                        "org.springframework.core..",
                                        "org.springframework.util..",
                                        "jakarta.validation..",
                                        "com.fasterxml.jackson.annotation",
                                        "tools.jackson..",
                                        "io.swagger.v3.oas..",
                                        "org.reactivestreams",
                                        "reactor.core..",
                                        "org.slf4j")))
                        .as("web of " + service + " never touches a store or a driver")
                        .allowEmptyShould(true))
                .toList());
    }

    ArchRule messagingNeverTouchesTheStore() {
        return CompositeArchRule.of(SERVICES.stream()
                .map(service -> classes()
                        .that(areIn(service, "messaging"))
                        .should()
                        .onlyDependOnClassesThat(ownButNotStore(service)
                                .or(packages(
                                        JDK,
                                        at("calendar"),
                                        at("document.elements"),
                                        at("office.."),
                                        at("contracts.."),
                                        at("platform.problem"),
                                        at("platform.reading"),
                                        // A reader's effect and the mark that it was applied are one write (ADR 0003).
                                        at("platform.store")))
                                .or(packages(
                                        "org.springframework.stereotype..",
                                        "org.springframework.context..",
                                        "org.springframework.beans..",
                                        "tools.jackson..",
                                        "org.slf4j")))
                        .as("messaging of " + service + " never touches a feature's store, a driver or Kafka itself")
                        .allowEmptyShould(true))
                .toList());
    }

    ArchRule contractsAreRecordsOfJdkTypes() {
        return CompositeArchRule.of(List.of(
                classes()
                        .that(packages(at("contracts..")))
                        .should()
                        .onlyDependOnClassesThat(packages(JDK, at("contracts..")))
                        .as("contracts know the JDK only"),
                classes()
                        .that(packages(at("contracts..")))
                        .should(beRecordsAnnotationsOrEnumsExcept(CONTRACTS_OF_ANOTHER_KIND))
                        .as("contracts are records, annotations or enums")));
    }

    ArchRule eventsHaveAWireName() {
        var events = assignableTo(PublicEvent.class)
                .and(not(DescribedPredicate.<JavaClass>describe("the interface", JavaClass::isInterface)));
        return CompositeArchRule.of(List.of(
                classes()
                        .that(events)
                        .should()
                        .beAnnotatedWith(WireName.class)
                        .as("every event has a name on the wire"),
                classes()
                        .that(events)
                        .should()
                        .beRecords()
                        .andShould()
                        .resideInAPackage(at("contracts.."))
                        .as("every event is a record of the contracts"),
                classes()
                        .that()
                        .areAnnotatedWith(WireName.class)
                        .should()
                        .beAssignableTo(PublicEvent.class)
                        .as("only events have a name on the wire")
                        .allowEmptyShould(true)));
    }

    ArchRule servicesDoNotSeeEachOther() {
        return CompositeArchRule.of(SERVICES.stream()
                .map(service -> classes()
                        .that(packages(at(service + "..")))
                        .should()
                        .onlyDependOnClassesThat(outsideTheHouse()
                                .or(packages(at(service + ".."), at("contracts..")))
                                // The gateway routes and guards; it knows neither office nor store.
                                .or(
                                        service.equals("gateway")
                                                ? DescribedPredicate.alwaysFalse()
                                                : packages(
                                                        at("platform.."),
                                                        at("office.."),
                                                        at("calendar"),
                                                        at("document.."))))
                        .as(service + " sees no other service")
                        .allowEmptyShould(!isRealHouse()))
                .toList());
    }

    ArchRule whatStandsInForTheWorldKnowsNothingOfOurs() {
        return CompositeArchRule.of(Stream.of("local.infrastructure", "local.samples")
                .map(part -> classes()
                        .that(packages(at(part + "..")))
                        .should()
                        .onlyDependOnClassesThat(outsideTheHouse().or(packages(at(part + ".."))))
                        .as(part + " knows nothing of ours, so that every test may use it")
                        .allowEmptyShould(!isRealHouse()))
                .toList());
    }

    ArchRule platformKnowsNoOffice() {
        return classes()
                .that(packages(at("platform..")))
                .should()
                .onlyDependOnClassesThat(outsideTheHouse().or(packages(at("platform.."), at("contracts.."))))
                .as("the platform knows the contracts, and neither office, calendar nor service");
    }

    ArchRule officeKnowsNoService() {
        return classes()
                .that(packages(at("office..")))
                .should()
                .onlyDependOnClassesThat(outsideTheHouse()
                        .or(packages(at("office.."), at("platform.."), at("contracts.."), at("calendar"))))
                .as("the office knows platform, contracts and calendar, and no service");
    }

    ArchRule workingCalendarIsPureJava() {
        return classes()
                .that(packages(at("calendar..")))
                .should()
                .onlyDependOnClassesThat(packages(JDK, at("calendar..")))
                .as("the working calendar is pure Java");
    }

    ArchRule timeComesFromTheClock() {
        // What stands on one machine in place of the world outside has the world's time.
        var clocks = packages(at("platform.clock"))
                .or(isRealHouse() ? packages(at("local..")) : DescribedPredicate.alwaysFalse());
        var allowed = clocks.or(oneOf(SYSTEM_TIME.keySet()));
        return noClasses()
                .that(not(allowed))
                .should(askTheMachineForTheTime())
                .as("time comes from an injected clock")
                .because("a demo, a test and a deadline must see the same now (ADR 0009)");
    }

    ArchRule endpointsNameWhoMayCall() {
        return methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                // The gateway checks the token by path, refuses what it does not list, and knows nothing of
                // authorities.
                .areDeclaredInClassesThat(not(packages(at("gateway.."))))
                .should()
                .beAnnotatedWith(Needs.class)
                .as("every endpoint says who may call it");
    }

    ArchRule namesSayWhatThingsAre() {
        return classes()
                .should()
                .haveNameNotMatching(".*[.$](\\w*(Impl|Manager|Util|Utils|Helper)|Base(\\p{Lu}\\w*)?)")
                .as("no class is named Impl, Manager, Util, Helper or Base");
    }

    /** Packages that the rules made so far have named. */
    Set<String> namedPackages() {
        return Set.copyOf(namedPackages);
    }

    /** Classes that the rules made so far have named. */
    Set<String> namedClasses() {
        return Set.copyOf(namedClasses);
    }

    /** Classes that are allowed to ask the machine for the time. */
    Set<String> allowedSystemTime() {
        return new TreeSet<>(SYSTEM_TIME.keySet().stream().map(this::at).toList());
    }

    static boolean asksTheMachineForTheTime(JavaClass type) {
        return type.getAccessesFromSelf().stream().anyMatch(HouseRules::asksTheMachineForTheTime);
    }

    private static boolean asksTheMachineForTheTime(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && SYSTEM_TIME_CALL.matcher(target.getFullName()).matches();
    }

    private static ArchCondition<JavaClass> askTheMachineForTheTime() {
        return new ArchCondition<>("ask the machine for the time") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(HouseRules::asksTheMachineForTheTime)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private ArchCondition<JavaClass> beRecordsAnnotationsOrEnumsExcept(List<String> exceptions) {
        var excepted = oneOf(exceptions);
        return new ArchCondition<>("be records, annotations or enums") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean fits = type.isRecord()
                        || type.isAnnotation()
                        || type.isEnum()
                        || type.isInterface() && type.isAssignableTo(PublicEvent.class)
                        || excepted.test(type);
                events.add(new SimpleConditionEvent(type, fits, type.getName() + " is of another kind"));
            }
        };
    }

    private DescribedPredicate<JavaClass> areModelsOf(String service) {
        var shared = SHARED_BY_MODELS.stream()
                .filter(name -> name.startsWith(service + "."))
                .toList();
        return areIn(service, "model").or(oneOf(shared));
    }

    private DescribedPredicate<JavaClass> ownButNotStore(String service) {
        return packages(at(service + "..")).and(not(areIn(service, "store")));
    }

    private DescribedPredicate<JavaClass> areIn(String service, String kind) {
        namedPackages.add(at("." + kind + ".."));
        return resideInAPackage(at(service + ".." + kind + ".."));
    }

    private DescribedPredicate<JavaClass> outsideTheHouse() {
        return not(packages(root + ".."));
    }

    private boolean isRealHouse() {
        return root.equals("org.wenshu");
    }

    private String at(String inside) {
        return root + "." + inside;
    }

    private DescribedPredicate<JavaClass> packages(String... identifiers) {
        namedPackages.addAll(Arrays.asList(identifiers));
        var inside = resideInAnyPackage(identifiers);
        return DescribedPredicate.describe(
                inside.getDescription(),
                type -> type.getBaseComponentType().isPrimitive() || inside.test(type.getBaseComponentType()));
    }

    /** These classes and those nested in them. */
    private DescribedPredicate<JavaClass> oneOf(Collection<String> namesInside) {
        Set<String> names = namesInside.stream().map(this::at).collect(Collectors.toUnmodifiableSet());
        namedClasses.addAll(names);
        return DescribedPredicate.describe(
                "one of " + names,
                type -> names.contains(outermost(type.getBaseComponentType()).getName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }
}
