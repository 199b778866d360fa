package org.wenshu.office;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.wenshu.calendar.Notice;
import org.wenshu.calendar.Notices;
import org.wenshu.calendar.OrganException;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.CalendarExceptionChanged;
import org.wenshu.contracts.directory.CalendarNoticeChanged;
import org.wenshu.contracts.directory.DelegationChanged;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.PolicyChanged;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.office.model.Delegation;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.reading.TopicReader;

/**
 * What this service knows of the office: people, sections, authority, delegations, calendar and policies, held in
 * memory from the compacted directory topic, so that nothing is decided by asking another service.
 */
public final class Office {
    /** The one setting of a policy, in {@link PolicyChanged#values()}. */
    public static final String POLICY_VALUE = "value";

    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Map<PersonId, Person> people = new ConcurrentHashMap<>();
    private final Map<String, PersonId> externalSubjects = new ConcurrentHashMap<>();
    private final Map<SectionId, Section> sections = new ConcurrentHashMap<>();
    private final Map<String, Delegation> delegations = new ConcurrentHashMap<>();
    private final Map<String, CalendarExceptionChanged> exceptions = new ConcurrentHashMap<>();
    private final Map<String, CalendarNoticeChanged> notices = new ConcurrentHashMap<>();
    private final Map<Policy, String> policies = new ConcurrentHashMap<>();
    private volatile WorkingCalendar calendar = WorkingCalendar.standard();
    private volatile boolean caughtUp;

    public Office(Clock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    /** Keeps this replica up to date. */
    TopicReader reader() {
        return TopicReader.named("office")
                .reads(Topics.DIRECTORY)
                .asReplica(this::haveCaughtUp)
                .on(PersonChanged.class, (event, delivery) -> apply(event))
                .on(SectionChanged.class, (event, delivery) -> apply(event))
                .on(DelegationChanged.class, (event, delivery) -> apply(event))
                .on(CalendarExceptionChanged.class, (event, delivery) -> apply(event))
                .on(CalendarNoticeChanged.class, (event, delivery) -> apply(event))
                .on(PolicyChanged.class, (event, delivery) -> apply(event))
                .build();
    }

    private void haveCaughtUp() {
        caughtUp = true;
        recomputeCalendar();
    }

    private void apply(PersonChanged event) {
        var person = new Person(
                new PersonId(event.id()),
                event.name(),
                event.post(),
                event.rankOrder(),
                ids(event.sectionIds()),
                event.mobile(),
                event.email(),
                Secrecy.valueOf(event.clearance()),
                event.active(),
                event.roles().stream()
                        .map(role -> new Person.RoleHeld(
                                Role.valueOf(role.role()), role.sectionId().map(SectionId::new)))
                        .toList(),
                ids(event.inChargeOfSectionIds()));
        people.put(person.id(), person);
        externalSubjects.values().remove(person.id());
        event.externalSubject().ifPresent(subject -> externalSubjects.put(subject, person.id()));
    }

    private static Set<SectionId> ids(List<String> values) {
        return values.stream().map(SectionId::new).collect(Collectors.toUnmodifiableSet());
    }

    private void apply(SectionChanged event) {
        var id = new SectionId(event.id());
        sections.put(id, new Section(id, event.name(), event.code(), event.order(), event.active()));
    }

    private void apply(DelegationChanged event) {
        delegations.put(
                event.id(),
                new Delegation(
                        event.id(),
                        new PersonId(event.fromPersonId()),
                        new PersonId(event.toPersonId()),
                        Set.copyOf(event.authorities()),
                        event.from(),
                        event.until(),
                        event.revoked()));
    }

    private void apply(CalendarExceptionChanged event) {
        if (event.removed()) {
            exceptions.remove(event.id());
        } else {
            exceptions.put(event.id(), event);
        }
        recomputeCalendar();
    }

    private void apply(CalendarNoticeChanged event) {
        notices.put(event.year() + "-" + event.number(), event);
        recomputeCalendar();
    }

    private void apply(PolicyChanged event) {
        Policy.named(event.name()).ifPresent(policy -> {
            policies.put(policy, event.values().getOrDefault(POLICY_VALUE, policy.byDefault()));
            if (policy == Policy.WORKING_HOURS) {
                recomputeCalendar();
            }
        });
    }

    private void recomputeCalendar() {
        if (!caughtUp) {
            // With half of the exceptions read, deadlines would move and move back.
            return;
        }
        calendar = WorkingCalendar.of(
                allNotices(),
                Policy.workingHours(policy(Policy.WORKING_HOURS)),
                exceptions.values().stream()
                        .map(event -> new OrganException(event.date(), event.working(), event.reason()))
                        .toList());
        events.publishEvent(new CalendarChanged());
    }

    /** The shipped notices and those announced since; of two for one year all days count, the later notice wins. */
    private Collection<Notice> allNotices() {
        Map<Integer, Notice> byYear = new HashMap<>();
        Notices.published().forEach(notice -> byYear.put(notice.year(), notice));
        notices.values().stream()
                .sorted(Comparator.comparingInt(CalendarNoticeChanged::number))
                .forEach(event -> byYear.merge(event.year(), notice(event), Office::amended));
        return byYear.values();
    }

    private static Notice notice(CalendarNoticeChanged event) {
        return new Notice(
                event.year(),
                List.of(paper(event.paper())),
                event.days().stream()
                        .map(day -> new Notice.Day(day.date(), day.name(), day.working()))
                        .toList());
    }

    private static Notice.Paper paper(String paper) {
        return paper.startsWith("http")
                ? new Notice.Paper(Optional.empty(), URI.create(paper))
                : new Notice.Paper(Optional.of(paper), URI.create("urn:wenshu:notice"));
    }

    private static Notice amended(Notice earlier, Notice later) {
        var dates = new HashSet<LocalDate>();
        later.days().forEach(day -> dates.add(day.date()));
        var days = new ArrayList<Notice.Day>();
        earlier.days().stream().filter(day -> !dates.contains(day.date())).forEach(days::add);
        days.addAll(later.days());
        days.sort(Comparator.comparing(Notice.Day::date));
        var papers = new ArrayList<>(earlier.papers());
        papers.addAll(later.papers());
        return new Notice(earlier.year(), papers, days);
    }

    /** Whether all that was in the directory when this service started is known. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** The person of a token's subject: the person's own id, or the subject at the organ's identity provider. */
    public Optional<Person> bySubject(String subject) {
        return person(new PersonId(subject))
                .or(() -> Optional.ofNullable(externalSubjects.get(subject)).flatMap(this::person));
    }

    public Optional<Section> section(SectionId id) {
        return Optional.ofNullable(sections.get(id));
    }

    /** Active sections in their order. */
    public List<Section> sections() {
        return sections.values().stream()
                .filter(Section::active)
                .sorted(Comparator.comparingInt(Section::order)
                        .thenComparing(section -> section.id().value()))
                .toList();
    }

    /** Active people in protocol order. */
    public List<Person> people() {
        return people.values().stream()
                .filter(Person::active)
                .sorted(Comparator.comparingInt(Person::rankOrder)
                        .thenComparing(person -> person.id().value()))
                .toList();
    }

    /** Active holders of a role, wherever they hold it, in protocol order. */
    public List<Person> peopleWith(Role role) {
        return people().stream()
                .filter(person -> person.roleSet().contains(role))
                .toList();
    }

    /** Active holders of a role in this section, in protocol order. */
    public List<Person> peopleOf(SectionId section, Role role) {
        return people().stream().filter(person -> person.holds(role, section)).toList();
    }

    /** The leader in charge of the section (分管领导, O4); the principal leader where nobody else is. */
    public Optional<Person> leaderInCharge(SectionId section) {
        return people().stream()
                .filter(person -> person.inChargeOf().contains(section))
                .findFirst()
                .or(() -> peopleWith(Role.PRINCIPAL_LEADER).stream().findFirst());
    }

    /** Who may act for this person now, and by which delegation (O3). */
    public List<Delegation> delegationsFrom(PersonId person) {
        return delegations.values().stream()
                .filter(delegation -> delegation.from().equals(person) && delegation.activeAt(clock.instant()))
                .toList();
    }

    /** For whom this person may act now (O3). */
    public List<Delegation> delegationsTo(PersonId person) {
        return delegations.values().stream()
                .filter(delegation -> delegation.to().equals(person) && delegation.activeAt(clock.instant()))
                .toList();
    }

    /** The working calendar with the organ's exceptions and all notices known (O5). */
    public WorkingCalendar calendar() {
        return calendar;
    }

    public String policy(Policy policy) {
        return policies.getOrDefault(policy, policy.byDefault());
    }

    public int number(Policy policy) {
        return Integer.parseInt(policy(policy));
    }

    public long longNumber(Policy policy) {
        return Long.parseLong(policy(policy));
    }
}
