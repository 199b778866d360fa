package org.wenshu.documents.outgoing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenshu.documents.outgoing.model.OutgoingAction.*;
import static org.wenshu.documents.outgoing.model.TheOffice.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;

/** Whatever people do of what they may, in whatever order: what the office answers for holds at each step (D12–D18). */
@Tag("D12")
class OutgoingDocumentProperties {
    private static final int STEPS = 120;

    /** Stages at which the document stands by a signature, and by a number. */
    private static final Set<OutgoingStage> SIGNED_FOR = EnumSet.range(OutgoingStage.SIGNED, OutgoingStage.ARCHIVED);

    private static final Set<OutgoingStage> NUMBERED_FOR =
            EnumSet.range(OutgoingStage.NUMBERED, OutgoingStage.ARCHIVED);

    /** What would bring most walks to an early end is done less often. */
    private static final Map<OutgoingAction, Integer> ONE_IN =
            new EnumMap<>(Map.of(VOID_DRAFT, 250, SUSPEND, 8, RETURN, 4, WITHDRAW, 6, REVISE, 3, RESERVE_NUMBER, 3));

    /** Everybody, and those who hold or borrow more than one part. */
    private static final List<Actor> ACTORS = Stream.concat(
                    EVERYBODY.stream(),
                    Stream.of(
                            holding(PLANNER, PLANNING_HEAD),
                            holding(SECRETARY, PLANNING_HEAD),
                            holding(COUNSEL, DIRECTOR),
                            standingIn(PLANNER, PLANNING_HEAD),
                            standingIn(PLANNER, SECRETARY),
                            standingIn(PLANNING_HEAD, DIRECTOR),
                            standingIn(DIRECTOR, DEPUTY),
                            standingIn(SECRETARY, DEPUTY),
                            standingIn(DEPUTY, SECRETARY),
                            standingIn(STRANGER, SECRETARY)))
            .toList();

    @Property(tries = 250)
    void no_signature_number_or_issue_is_without_what_it_rests_on(
            @ForAll long seed, @ForAll boolean classified, @ForAll boolean important, @ForAll boolean inOrder) {
        var random = new Random(seed);
        var document = drafted(classified ? classified() : facts());
        var way = new Route(
                Route.Matter.SECTION,
                important ? List.of(COUNSEL.id(), EXPERT.id()) : List.of(),
                random.nextBoolean() ? List.of(Party.of(FINANCE), Party.of(TREASURY)) : List.of(),
                inOrder);
        Instant now = MONDAY;
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(12)));
            OutgoingStage before = document.stage();
            String signedFor = document.present().fingerprints().whole();
            int entries = document.journal().size();
            boolean done = somebodyDoesSomething(document, way, random, now);
            document.ring(now, RULES);

            assertThat(document.journal().size()).isGreaterThanOrEqualTo(entries + (done ? 1 : 0));
            if (SIGNED_FOR.contains(before)) {
                assertThat(document.present().fingerprints().whole()).isEqualTo(signedFor);
            }
            holds(document, now);
        }
        Statistics.collect(document.stage());
    }

    private static void holds(OutgoingDocument document, Instant now) {
        OutgoingStage stage = document.stage();
        var fingerprints = document.present().fingerprints();
        assertThat(document.journal().getLast().stage()).isEqualTo(stage);
        assertThat(document.journal().getLast().number())
                .isEqualTo(document.journal().size());
        assertThat(document.nextTimerAt())
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        next -> assertThat(next.orElseThrow()).isAfter(now));
        if (stage == OutgoingStage.SIGNING || SIGNED_FOR.contains(stage)) {
            var levels = EnumSet.noneOf(Level.class);
            document.approvals().stream().filter(document::counts).forEach(passed -> levels.add(passed.level()));
            assertThat(levels).contains(Level.SECTION, Level.OFFICE);
            assertThat(document.outstandingParties()).isEmpty();
            assertThat(reviewers(document)).doesNotContainAnyElementsOf(writers(document));
            assertThat(document.approvals().stream()
                            .filter(document::counts)
                            .filter(passed -> passed.level() == Level.FINAL)
                            .map(Approval::acting))
                    .containsAll(document.route().orElseThrow().experts());
        }
        document.signature().ifPresent(signed -> assertThat(signed.covered()).isEqualTo(fingerprints.whole()));
        if (SIGNED_FOR.contains(stage)) {
            var signed = document.signature().orElseThrow();
            assertThat(List.of(signed.by(), signed.acting()))
                    .doesNotContainAnyElementsOf(writers(document))
                    .doesNotContainAnyElementsOf(reviewers(document));
        }
        if (NUMBERED_FOR.contains(stage)) {
            assertThat(document.number()).hasValueSatisfying(number -> {
                assertThat(number.code()).isEqualTo(document.facts().numberCode());
                assertThat(number.year()).isEqualTo(document.numberYear().orElseThrow());
            });
            assertThat(document.recheck()).isPresent();
        }
        if (stage == OutgoingStage.PRINTED || stage.issued()) {
            int print = document.proofreadings().getLast().print();
            var reads = document.proofreadings().stream()
                    .filter(read -> read.print() == print && read.right())
                    .toList();
            assertThat(reads).hasSize(2);
            assertThat(people(reads.get(0))).doesNotContainAnyElementsOf(people(reads.get(1)));
            var signed = document.signature().orElseThrow();
            for (Proofreading read : reads) {
                assertThat(people(read))
                        .doesNotContainAnyElementsOf(writers(document))
                        .doesNotContainAnyElementsOf(reviewers(document))
                        .doesNotContain(signed.by(), signed.acting());
            }
        }
        if (document.facts().secrecy().classified()) {
            assertThat(document.numberedCopies().stream()
                            .filter(copy -> copy.state() != NumberedCopy.State.DESTROYED)
                            .count())
                    .isLessThanOrEqualTo(document.facts().printed());
        } else {
            assertThat(document.numberedCopies()).isEmpty();
        }
    }

    private static Set<PersonId> writers(OutgoingDocument document) {
        var people = new HashSet<PersonId>();
        document.versions().forEach(written -> people.addAll(List.of(written.by(), written.acting())));
        return people;
    }

    private static Set<PersonId> reviewers(OutgoingDocument document) {
        var people = new HashSet<PersonId>();
        document.approvals().stream()
                .filter(document::counts)
                .forEach(passed -> people.addAll(List.of(passed.by(), passed.acting())));
        return people;
    }

    private static Set<PersonId> people(Proofreading read) {
        return new HashSet<>(List.of(read.by(), read.acting()));
    }

    private record Offer(Actor actor, OutgoingAction action) {}

    /** Picks something that is offered to somebody, and says whether it was done. */
    private static boolean somebodyDoesSomething(OutgoingDocument document, Route way, Random random, Instant now) {
        var offers = new ArrayList<Offer>();
        for (Actor actor : ACTORS) {
            for (OutgoingAction action : document.allowedActions(actor)) {
                if (random.nextInt(ONE_IN.getOrDefault(action, 1)) == 0) {
                    offers.add(new Offer(actor, action));
                }
            }
        }
        if (offers.isEmpty()) {
            return false;
        }
        Offer offer = offers.get(random.nextInt(offers.size()));
        try {
            act(document, offer.action(), offer.actor(), way, random, now);
            return true;
        } catch (ActionRefused | DetailRefused notSo) {
            // What is offered may still be asked for with the wrong details.
            return false;
        }
    }

    private static void act(
            OutgoingDocument document, OutgoingAction action, Actor by, Route way, Random random, Instant now) {
        Optional<String> nothing = Optional.empty();
        switch (action) {
            case REVISE ->
                document.revise(
                        document.facts(), of("正文" + random.nextInt(2), "版式" + random.nextInt(2)), nothing, by, now);
            case SEEK_OPINIONS -> document.seekOpinions(List.of(FINANCE), "意见", Optional.empty(), by, now, RULES);
            case GIVE_OPINION ->
                document.giveOpinion(document.opinionRequests().size(), FINANCE, true, nothing, by, now);
            case SUBMIT -> document.submit(way, Optional.of("不再等候"), nothing, by, now, RULES);
            case SETTLE_FINDING ->
                document.settleFinding(1, CheckFinding.Decision.OVERRULED, Optional.of("可"), by, now);
            case PASS_REVIEW -> document.passReview(nothing, by, now, RULES);
            case RETURN -> {
                var places = document.returnable();
                document.sendBack(places.get(random.nextInt(places.size())), "须改", List.of(), by, now, RULES);
            }
            case WITHDRAW -> document.withdraw("有误", by, now);
            case COUNTERSIGN ->
                document.countersign(
                        document.partiesOf(by).getFirst(), true, nothing, Optional.of("周局长"), by, now, RULES);
            case SIGN -> document.sign(document.present().fingerprints().whole(), nothing, by, now, RULES);
            case RESERVE_NUMBER -> document.reserveNumber(next(document, random), "预留", by, now);
            case GIVE_BACK_NUMBER -> document.giveBackNumber("不用", by, now);
            case RECHECK ->
                document.recheck(
                        next(document, random),
                        document.present().fingerprints().whole(),
                        recheckBy(by),
                        by,
                        now);
            case PROOFREAD -> document.proofread(true, random.nextInt(5) > 0, true, Optional.of("错行"), by, now);
            case DISTRIBUTE -> document.distribute(List.of(order(document, random)), by, now, RULES);
            case CONFIRM_RECEIPT ->
                document.confirmReceipt(1 + random.nextInt(document.dispatches().size()), "收发员", now, by, now);
            case RECALL_COPY -> document.recallCopy(copy(document, random), nothing, by, now);
            case DESTROY_COPY -> document.destroyCopy(copy(document, random), SECRETARY.id(), nothing, by, now);
            case ARCHIVE -> document.archive(new Filing(List.of(), nothing, by.id(), by.signature(), now), by, now);
            case RECORD_CALL -> document.recordCall(1, true, "知悉", by, now);
            case SUSPEND -> document.suspend("等", by, now);
            case RESUME -> document.resume(nothing, by, now);
            case VOID_DRAFT -> document.voidDraft("不发", by, now);
            case DRAFT, CHECK, CONCLUDE_PRINTING, URGE_OPINIONS, URGE_RECEIPTS, URGE_ARCHIVING ->
                offeredToNobody(action);
            case RECORD_ARCHIVE_NUMBER, REQUEST_CALL, REPROJECT -> offeredToNobody(action);
        }
    }

    private static void offeredToNobody(OutgoingAction action) {
        throw new IllegalStateException(action + " was offered to a person");
    }

    private static DocumentNumber next(OutgoingDocument document, Random random) {
        return new DocumentNumber(document.facts().numberCode(), 2026, 1 + random.nextInt(9));
    }

    private static Dispatch.Order order(OutgoingDocument document, Random random) {
        return document.facts().secrecy().classified()
                ? to(TREASURY, Dispatch.Channel.CONFIDENTIAL_POST, 1, copy(document, random))
                : random.nextBoolean() ? toFinance() : to(TREASURY, Dispatch.Channel.COURIER, 1);
    }

    private static int copy(OutgoingDocument document, Random random) {
        return 1 + random.nextInt(Math.max(1, document.numberedCopies().size()));
    }
}
