package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.Hand;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/** What happened to an incoming document, inside this service; a translator decides what of it others hear. */
public sealed interface IncomingEvent {
    Instant at();

    record Registered(Hand hand, Instant at) implements IncomingEvent {}

    record Checked(Instant at) implements IncomingEvent {}

    record PassedReview(Hand hand, Instant at) implements IncomingEvent {}

    record ReturnedForCorrection(List<ReviewPoint> defects, Hand hand, Instant at) implements IncomingEvent {}

    record Resubmitted(Hand hand, Instant at) implements IncomingEvent {}

    record Proposed(Proposal.Content content, Hand hand, Instant at) implements IncomingEvent {}

    record TurnCame(PersonId leader, Instant at) implements IncomingEvent {}

    record Instructed(Hand hand, Instant at) implements IncomingEvent {}

    record ProposalSentBack(Hand hand, Instant at) implements IncomingEvent {}

    record Circulated(List<PersonId> readers, Instant at) implements IncomingEvent {}

    record WasRead(PersonId reader, Instant at) implements IncomingEvent {}

    record Assigned(Assignment assignment, Instant at) implements IncomingEvent {}

    record SentBackByHandlers(SectionId section, Hand hand, Instant at) implements IncomingEvent {}

    record ExtensionAsked(ExtensionRequest request, Instant askedDue, Instant at) implements IncomingEvent {}

    record ExtensionDecided(SectionId section, boolean granted, Instant dueAt, Hand hand, Instant at)
            implements IncomingEvent {}

    record Reminded(List<SectionId> outstanding, Instant dueAt, Instant at) implements IncomingEvent {}

    record Urged(
            int rung,
            List<SectionId> outstanding,
            Instant dueAt,
            int overdueWorkingDays,
            boolean escalated,
            int callSheet,
            Instant at)
            implements IncomingEvent {}

    record Escalated(
            SectionId lead, Instant dueAt, int overdueWorkingDays, int urgings, Optional<String> lastWord, Instant at)
            implements IncomingEvent {}

    record CallRequested(CallSheet sheet, Instant at) implements IncomingEvent {}

    record CallRecorded(int callSheet, Instant at) implements IncomingEvent {}

    record DeadlineReprojected(Instant from, Instant to, String reason, Instant at) implements IncomingEvent {}

    record ResultSubmitted(SectionId section, Hand hand, Instant at) implements IncomingEvent {}

    record ResultReturned(SectionId lead, Hand hand, Instant at) implements IncomingEvent {}

    record Completed(Completion completion, Instant at) implements IncomingEvent {}

    record Withdrawn(IncomingStage from, Hand hand, Instant at) implements IncomingEvent {}

    record Suspended(String reason, Hand hand, Instant at) implements IncomingEvent {}

    record Resumed(Hand hand, Instant at) implements IncomingEvent {}

    record Voided(String reason, Hand hand, Instant at) implements IncomingEvent {}

    record ArchiveNumberRecorded(String archiveNumber, Instant at) implements IncomingEvent {}
}
