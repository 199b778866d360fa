package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

/** The people, sections and drafts that the tests of the model are about. */
final class TheOffice {
    static final SectionId PLANNING = new SectionId("planning");
    static final SectionId FINANCE = new SectionId("finance");
    static final SectionId LEGAL = new SectionId("legal");
    static final String TREASURY = "市财政局";

    static final Actor PLANNER = actor("sun", "孙科员", Set.of(Role.HANDLER), PLANNING);
    static final Actor OTHER_PLANNER = actor("gu", "顾科员", Set.of(Role.HANDLER), PLANNING);
    static final Actor PLANNING_HEAD = actor("gui", "桂科长", Set.of(Role.SECTION_HEAD), PLANNING);
    static final Actor ACCOUNTANT = actor("qian", "钱科员", Set.of(Role.HANDLER), FINANCE);
    static final Actor FINANCE_HEAD = actor("cai", "蔡科长", Set.of(Role.SECTION_HEAD), FINANCE);
    static final Actor LEGAL_HEAD = actor("lu", "卢科长", Set.of(Role.SECTION_HEAD), LEGAL);
    static final Actor DIRECTOR = actor("liu", "刘主任", Set.of(Role.OFFICE_DIRECTOR));
    static final Actor SECRETARY = actor("wang", "王文秘", Set.of(Role.SECRETARY));
    static final Actor OTHER_SECRETARY = actor("zhao", "赵文秘", Set.of(Role.SECRETARY));
    static final Actor COUNSEL = actor("lv", "吕律师", Set.of(Role.EXPERT));
    static final Actor EXPERT = actor("fan", "范教授", Set.of(Role.EXPERT));
    static final Actor DEPUTY = actor("zhang", "张副局长", Set.of(Role.DEPUTY_LEADER));
    static final Actor OTHER_DEPUTY = actor("chen", "陈副局长", Set.of(Role.DEPUTY_LEADER));
    static final Actor PRINCIPAL = actor("li", "李局长", Set.of(Role.PRINCIPAL_LEADER));
    static final Actor OFFICER = actor("bao", "包保密", Set.of(Role.CLASSIFIED_OFFICER));
    static final Actor STRANGER = actor("wu", "吴科员", Set.of());

    static final List<Actor> EVERYBODY = List.of(
            PLANNER,
            OTHER_PLANNER,
            PLANNING_HEAD,
            ACCOUNTANT,
            FINANCE_HEAD,
            LEGAL_HEAD,
            DIRECTOR,
            SECRETARY,
            OTHER_SECRETARY,
            COUNSEL,
            EXPERT,
            DEPUTY,
            OTHER_DEPUTY,
            PRINCIPAL,
            OFFICER,
            STRANGER);

    /** A section's matter is the deputy's, whom the principal leader may stand in for; the organ's is the principal's. */
    static final HouseRules RULES =
            new HouseRules(WorkingCalendar.standard(), 3, 3, 3, 2, (matter, facts, section) -> leaders(matter));

    static final HouseRules NOBODY_IN_CHARGE =
            new HouseRules(WorkingCalendar.standard(), 3, 3, 3, 2, (matter, facts, section) -> Set.of());

    /** Three working days before National Day 2026. */
    static final Instant MONDAY = at("2026-09-28T10:00");

    private TheOffice() {}

    private static Set<PersonId> leaders(Route.Matter matter) {
        var leaders = new LinkedHashSet<PersonId>();
        if (matter == Route.Matter.SECTION) {
            leaders.add(DEPUTY.id());
        }
        leaders.add(PRINCIPAL.id());
        return leaders;
    }

    static Actor actor(String id, String name, Set<Role> roles, SectionId... sections) {
        return new Actor(
                new PersonId(id),
                name,
                roles,
                Set.of(sections),
                Secrecy.TOP_SECRET,
                Optional.empty(),
                Optional.empty(),
                "10.0.0.1");
    }

    static Actor cleared(Actor actor, Secrecy clearance) {
        return new Actor(
                actor.id(),
                actor.name(),
                actor.roles(),
                actor.sections(),
                clearance,
                actor.onBehalfOf(),
                actor.onBehalfOfName(),
                actor.from());
    }

    /** One person who holds what another does besides. */
    static Actor holding(Actor one, Actor other) {
        var roles = new LinkedHashSet<>(one.roles());
        roles.addAll(other.roles());
        var sections = new LinkedHashSet<>(one.sections());
        sections.addAll(other.sections());
        return new Actor(
                one.id(), one.name(), roles, sections, one.clearance(), Optional.empty(), Optional.empty(), one.from());
    }

    /** One person with the authority of another. */
    static Actor standingIn(Actor one, Actor other) {
        return new Actor(
                one.id(),
                one.name(),
                other.roles(),
                other.sections(),
                one.clearance(),
                Optional.of(other.id()),
                Optional.of(other.name()),
                "10.0.0.2");
    }

    static Instant at(String shanghaiTime) {
        return LocalDateTime.parse(shanghaiTime)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    // Content

    static Facts facts(Secrecy secrecy, List<String> issuers, String code, int printed) {
        return new Facts(
                DocumentKind.NOTICE,
                DocumentFormat.ORDINARY,
                Direction.DOWNWARD,
                secrecy,
                secrecy.classified() ? Optional.of("10年") : Optional.empty(),
                Urgency.NONE,
                issuers,
                code,
                "关于做好秋季安全检查工作的通知",
                List.of("各科室"),
                List.of(),
                List.of(),
                printed);
    }

    static Facts facts() {
        return facts(Secrecy.NONE, List.of("市发展局"), "示发", 5);
    }

    static Facts classified() {
        return facts(Secrecy.SECRET, List.of("市发展局"), "示密", 3);
    }

    static Facts joint() {
        return facts(Secrecy.NONE, List.of("市发展局", TREASURY), "示联", 5);
    }

    /** The fingerprints of a text in a form: the whole changes with either, the substance with the text alone. */
    static Version.Fingerprints of(String text, String form) {
        return new Version.Fingerprints(text + "/" + form, text);
    }

    static DocumentNumber number(int serial) {
        return new DocumentNumber("示发", 2026, serial);
    }

    static Route way(Route.Matter matter, Party... countersigners) {
        return new Route(matter, List.of(), List.of(countersigners), false);
    }

    static Route way(Party... countersigners) {
        return way(Route.Matter.SECTION, countersigners);
    }

    static Route important(Actor... experts) {
        return new Route(
                Route.Matter.SECTION, Arrays.stream(experts).map(Actor::id).toList(), List.of(), false);
    }

    static CheckFinding finding(int number, String code, boolean gates) {
        return new CheckFinding(
                number,
                code,
                "GB/T 9704 7.2.5",
                gates,
                "标题",
                "。",
                "标题末尾有标点",
                "mark at end",
                Optional.empty(),
                Optional.empty());
    }

    // A document on its way

    static OutgoingDocument drafted(Facts facts) {
        return OutgoingDocument.draft(
                new OutgoingDocumentId("doc"),
                PLANNING,
                facts,
                of("正文", "版式"),
                Optional.empty(),
                Optional.empty(),
                PLANNER,
                MONDAY);
    }

    static OutgoingDocument drafted() {
        return drafted(facts());
    }

    static OutgoingDocument submitted(Facts facts, Route way) {
        var document = drafted(facts);
        document.submit(way, Optional.empty(), Optional.empty(), PLANNER, MONDAY, RULES);
        return document;
    }

    static OutgoingDocument submitted() {
        return submitted(facts(), way());
    }

    static void pass(OutgoingDocument document, Actor by) {
        document.passReview(Optional.of("同意"), by, MONDAY, RULES);
    }

    /** Passed by section and office: with the experts, the countersigners or the leader. */
    static OutgoingDocument reviewed(Facts facts, Route way) {
        var document = submitted(facts, way);
        pass(document, PLANNING_HEAD);
        pass(document, DIRECTOR);
        return document;
    }

    static OutgoingDocument atSignature() {
        return reviewed(facts(), way());
    }

    static void sign(OutgoingDocument document, Actor leader) {
        document.sign(document.present().fingerprints().whole(), Optional.of("同意印发"), leader, MONDAY, RULES);
    }

    static OutgoingDocument signed(Facts facts) {
        var document = reviewed(facts, way());
        sign(document, DEPUTY);
        return document;
    }

    static OutgoingDocument signed() {
        return signed(facts());
    }

    static Recheck recheckBy(Actor by) {
        return new Recheck(
                List.copyOf(EnumSet.allOf(Recheck.Point.class)),
                LocalDate.of(2026, 9, 28),
                List.of(),
                2,
                Optional.empty(),
                by.id(),
                by.signature(),
                MONDAY,
                Optional.empty());
    }

    static void recheck(OutgoingDocument document, int serial) {
        document.recheck(
                new DocumentNumber(document.facts().numberCode(), 2026, serial),
                document.present().fingerprints().whole(),
                recheckBy(SECRETARY),
                SECRETARY,
                MONDAY);
    }

    static OutgoingDocument numbered(Facts facts) {
        var document = signed(facts);
        recheck(document, 1);
        return document;
    }

    static OutgoingDocument numbered() {
        return numbered(facts());
    }

    static void proofread(OutgoingDocument document, Actor by) {
        document.proofread(true, true, true, Optional.empty(), by, MONDAY);
    }

    static OutgoingDocument printed(Facts facts) {
        var document = numbered(facts);
        proofread(document, SECRETARY);
        proofread(document, OTHER_SECRETARY);
        return document;
    }

    static OutgoingDocument printed() {
        return printed(facts());
    }

    static Dispatch.Order toFinance() {
        return new Dispatch.Order(
                new Dispatch.Recipient("财务科", Optional.of(FINANCE), Optional.empty()),
                Dispatch.Channel.OA,
                1,
                List.of());
    }

    static Dispatch.Order to(String organ, Dispatch.Channel channel, int copies, Integer... copyNumbers) {
        return new Dispatch.Order(
                new Dispatch.Recipient(organ, Optional.empty(), Optional.empty()),
                channel,
                copies,
                List.of(copyNumbers));
    }

    static OutgoingDocument issued(Facts facts, Dispatch.Order... orders) {
        var document = printed(facts);
        document.distribute(List.of(orders), SECRETARY, MONDAY, RULES);
        return document;
    }

    static OutgoingDocument issued() {
        return issued(facts(), toFinance());
    }

    static void archive(OutgoingDocument document) {
        document.archive(
                new Filing(List.of(), Optional.of("30年"), SECRETARY.id(), SECRETARY.signature(), MONDAY),
                SECRETARY,
                MONDAY);
    }

    static OutgoingDocument archived() {
        var document = issued();
        archive(document);
        return document;
    }

    static <E extends OutgoingEvent> List<E> events(OutgoingDocument document, Class<E> type) {
        return document.drainRaised().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
