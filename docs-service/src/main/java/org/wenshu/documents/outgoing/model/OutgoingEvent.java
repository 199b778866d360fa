package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.Hand;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/** What happened to an outgoing document, inside this service; a translator decides what of it others hear. */
public sealed interface OutgoingEvent {
    Instant at();

    record Drafted(Hand hand, Instant at) implements OutgoingEvent {}

    record Revised(int version, Hand hand, Instant at) implements OutgoingEvent {}

    record Checked(Instant at) implements OutgoingEvent {}

    record OpinionsSought(OpinionRequest request, Instant at) implements OutgoingEvent {}

    record OpinionGiven(int request, SectionId section, Hand hand, Instant at) implements OutgoingEvent {}

    record OpinionsUrged(int request, List<SectionId> outstanding, Instant dueAt, int urging, Instant at)
            implements OutgoingEvent {}

    record FindingSettled(int finding, Hand hand, Instant at) implements OutgoingEvent {}

    /** The draft has come to a level. */
    record ReviewAsked(Level level, List<PersonId> experts, Instant at) implements OutgoingEvent {}

    record Passed(Level level, Hand hand, Instant at) implements OutgoingEvent {}

    record Returned(OutgoingStage from, OutgoingStage to, Hand hand, Instant at) implements OutgoingEvent {}

    record Withdrawn(OutgoingStage from, Hand hand, Instant at) implements OutgoingEvent {}

    record CountersignAsked(Party party, Instant at) implements OutgoingEvent {}

    record Countersigned(Party party, boolean agreed, Hand hand, Instant at) implements OutgoingEvent {}

    record SignatureAsked(PersonId leader, Instant at) implements OutgoingEvent {}

    record Signed(Signature signature, Hand hand, Instant at) implements OutgoingEvent {}

    record NumberReserved(Hand hand, Instant at) implements OutgoingEvent {}

    record NumberGivenBack(Hand hand, Instant at) implements OutgoingEvent {}

    record Rechecked(Hand hand, Instant at) implements OutgoingEvent {}

    record Proofread(boolean right, Hand hand, Instant at) implements OutgoingEvent {}

    record Printed(Instant at) implements OutgoingEvent {}

    record Issued(int recipients, Instant archiveDueAt, Hand hand, Instant at) implements OutgoingEvent {}

    record Dispatched(Dispatch dispatch, Instant at) implements OutgoingEvent {}

    record Received(Dispatch dispatch, Instant at) implements OutgoingEvent {}

    record ReceiptUrged(Dispatch dispatch, int urging, Instant at) implements OutgoingEvent {}

    record CopyMoved(int copy, NumberedCopy.State state, Hand hand, Instant at) implements OutgoingEvent {}

    record ArchivingUrged(Instant dueAt, int workingDaysLate, int urging, boolean escalated, Instant at)
            implements OutgoingEvent {}

    record Archived(Filing filing, Instant at) implements OutgoingEvent {}

    record ArchiveNumberRecorded(String archiveNumber, Instant at) implements OutgoingEvent {}

    record CallRequested(CallSheet sheet, Instant at) implements OutgoingEvent {}

    record CallRecorded(int sheet, Instant at) implements OutgoingEvent {}

    record DeadlineReprojected(Instant from, Instant to, String reason, Instant at) implements OutgoingEvent {}

    record Suspended(String reason, Hand hand, Instant at) implements OutgoingEvent {}

    record Resumed(Hand hand, Instant at) implements OutgoingEvent {}

    record Voided(String reason, Optional<String> number, Hand hand, Instant at) implements OutgoingEvent {}
}
