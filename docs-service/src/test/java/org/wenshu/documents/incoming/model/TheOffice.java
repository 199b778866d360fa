package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

/** The people, sections and documents that the tests of the model are about. */
final class TheOffice {
    static final SectionId PLANNING = new SectionId("planning");
    static final SectionId FINANCE = new SectionId("finance");
    static final SectionId LEGAL = new SectionId("legal");

    static final Actor SECRETARY = actor("wang", "王文秘", Set.of(Role.SECRETARY));
    static final Actor OTHER_SECRETARY = actor("zhao", "赵文秘", Set.of(Role.SECRETARY));
    static final Actor DIRECTOR = actor("liu", "刘主任", Set.of(Role.OFFICE_DIRECTOR));
    static final Actor PRINCIPAL = actor("li", "李局长", Set.of(Role.PRINCIPAL_LEADER));
    static final Actor DEPUTY = actor("zhang", "张副局长", Set.of(Role.DEPUTY_LEADER));
    static final Actor OTHER_DEPUTY = actor("chen", "陈副局长", Set.of(Role.DEPUTY_LEADER));
    static final Actor PLANNER = actor("sun", "孙科员", Set.of(Role.HANDLER), PLANNING);
    static final Actor ACCOUNTANT = actor("qian", "钱科员", Set.of(Role.HANDLER), FINANCE);
    static final Actor LAWYER = actor("zhou", "周科员", Set.of(Role.HANDLER), LEGAL);
    static final Actor STRANGER = actor("wu", "吴科员", Set.of());

    static final Leader FIRST = new Leader(PRINCIPAL.id(), PRINCIPAL.name(), 1);
    static final Leader SECOND = new Leader(DEPUTY.id(), DEPUTY.name(), 2);
    static final Leader THIRD = new Leader(OTHER_DEPUTY.id(), OTHER_DEPUTY.name(), 3);

    static final Timekeeping TIME = Timekeeping.standard(WorkingCalendar.standard());
    /** A Tuesday, the day before the last working day before National Day 2026. */
    static final Instant TUESDAY = at("2026-09-29T10:00");

    private TheOffice() {}

    static Actor actor(String id, String name, Set<Role> roles, SectionId... sections) {
        return new Actor(
                new PersonId(id),
                name,
                roles,
                Set.of(sections),
                Secrecy.INTERNAL,
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
                Optional.empty(),
                Optional.empty(),
                "10.0.0.1");
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

    static Particulars particulars(Urgency urgency) {
        return particulars("关于做好国庆期间值班工作的通知", urgency, Secrecy.NONE);
    }

    static Particulars particulars(String title, Urgency urgency, Secrecy secrecy) {
        return new Particulars(
                "市人民政府办公室",
                Optional.of("市政办发〔2026〕12号"),
                title,
                Optional.of("各区县人民政府"),
                Optional.of(LocalDate.of(2026, 9, 25)),
                1,
                4,
                Channel.OFFICIAL_EXCHANGE,
                Optional.empty(),
                secrecy,
                secrecy.classified() ? Optional.of("10年") : Optional.empty(),
                urgency,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static IncomingDocument registered(Particulars particulars) {
        return IncomingDocument.register(
                new IncomingDocumentId("doc"),
                new RegisterNumber("普通", 2026, 17),
                particulars,
                at("2026-09-28T09:30"),
                List.of(),
                cleared(SECRETARY, Secrecy.TOP_SECRET),
                at("2026-09-28T10:00"));
    }

    static IncomingDocument registered() {
        return registered(particulars(Urgency.NONE));
    }

    static List<Review.Checked> allInOrder() {
        var all = new ArrayList<Review.Checked>();
        for (ReviewPoint point : ReviewPoint.values()) {
            if (point.onChecklist()) {
                all.add(new Review.Checked(point, true, Optional.empty()));
            }
        }
        return all;
    }

    static List<Review.Checked> with(ReviewPoint defect) {
        return List.of(new Review.Checked(defect, false, Optional.of("缺失")));
    }

    static Proposal.Content toLeaders(Leader... leaders) {
        return new Proposal.Content(List.of(leaders), List.of(), "请领导阅示", Optional.of("《机关公文处理办法》"), Optional.empty());
    }

    static Proposal.Content straightTo(SectionId lead, SectionId... co) {
        return new Proposal.Content(
                List.of(),
                List.of(new Proposal.Candidate(lead, Set.of(co), Optional.empty())),
                "请规划科办理",
                Optional.empty(),
                Optional.empty());
    }

    static Assignment.Order order(SectionId lead, SectionId... co) {
        return new Assignment.Order(
                lead, Set.of(co), Optional.empty(), Optional.empty(), Optional.of("请抓紧办理"), Set.of(DEPUTY.id()));
    }

    static Assignment.Order due(LocalDate day, Optional<String> reason) {
        return new Assignment.Order(PLANNING, Set.of(), Optional.of(day), reason, Optional.empty(), Set.of());
    }

    static IncomingDocument reviewed(Urgency urgency) {
        var document = registered(particulars(urgency));
        document.passReview(allInOrder(), Optional.empty(), SECRETARY, at("2026-09-28T11:00"));
        return document;
    }

    static IncomingDocument proposedTo(Leader... leaders) {
        var document = reviewed(Urgency.NONE);
        document.propose(toLeaders(leaders), SECRETARY, at("2026-09-28T14:30"));
        return document;
    }

    static IncomingDocument assigned(Urgency urgency, SectionId lead, SectionId... co) {
        var document = reviewed(urgency);
        document.propose(straightTo(lead, co), SECRETARY, at("2026-09-28T14:30"));
        document.assign(order(lead, co), SECRETARY, TUESDAY, TIME);
        return document;
    }

    static IncomingDocument assigned() {
        return assigned(Urgency.NONE, PLANNING, FINANCE);
    }

    static IncomingDocument handled() {
        var document = assigned(Urgency.NONE, PLANNING);
        document.submitResult(PLANNING, "已办理", List.of(), Optional.empty(), PLANNER, at("2026-09-30T16:00"));
        return document;
    }

    static IncomingDocument completed() {
        var document = handled();
        document.complete(Optional.of("办结"), List.of(), SECRETARY, at("2026-09-30T17:00"));
        return document;
    }

    static <E extends IncomingEvent> List<E> events(IncomingDocument document, Class<E> type) {
        return document.drainRaised().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
