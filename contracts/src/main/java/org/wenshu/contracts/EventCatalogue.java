package org.wenshu.contracts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wenshu.contracts.directory.CalendarExceptionChanged;
import org.wenshu.contracts.directory.CalendarNoticeChanged;
import org.wenshu.contracts.directory.DelegationChanged;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.PolicyChanged;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.contracts.documents.ArchivingOverdue;
import org.wenshu.contracts.documents.CirculationRead;
import org.wenshu.contracts.documents.CirculationRequested;
import org.wenshu.contracts.documents.CountersignGiven;
import org.wenshu.contracts.documents.CountersignRequested;
import org.wenshu.contracts.documents.DeadlineReprojected;
import org.wenshu.contracts.documents.DocumentDispatched;
import org.wenshu.contracts.documents.DocumentIssued;
import org.wenshu.contracts.documents.DocumentReceived;
import org.wenshu.contracts.documents.DocumentRechecked;
import org.wenshu.contracts.documents.DocumentSigned;
import org.wenshu.contracts.documents.DraftReturned;
import org.wenshu.contracts.documents.ExtensionDecided;
import org.wenshu.contracts.documents.ExtensionRequested;
import org.wenshu.contracts.documents.HandlingAssigned;
import org.wenshu.contracts.documents.HandlingDueSoon;
import org.wenshu.contracts.documents.HandlingProposed;
import org.wenshu.contracts.documents.HandlingResultSubmitted;
import org.wenshu.contracts.documents.IncomingDocumentCompleted;
import org.wenshu.contracts.documents.IncomingDocumentEscalated;
import org.wenshu.contracts.documents.IncomingDocumentRegistered;
import org.wenshu.contracts.documents.IncomingDocumentResubmitted;
import org.wenshu.contracts.documents.IncomingDocumentResumed;
import org.wenshu.contracts.documents.IncomingDocumentReturned;
import org.wenshu.contracts.documents.IncomingDocumentReviewed;
import org.wenshu.contracts.documents.IncomingDocumentSuspended;
import org.wenshu.contracts.documents.IncomingDocumentUrged;
import org.wenshu.contracts.documents.IncomingDocumentVoided;
import org.wenshu.contracts.documents.InstructionGiven;
import org.wenshu.contracts.documents.InstructionRequested;
import org.wenshu.contracts.documents.OpinionGiven;
import org.wenshu.contracts.documents.OpinionOverdue;
import org.wenshu.contracts.documents.OpinionRequested;
import org.wenshu.contracts.documents.OralUrgingRequested;
import org.wenshu.contracts.documents.OutgoingDocumentCompleted;
import org.wenshu.contracts.documents.OutgoingDocumentResumed;
import org.wenshu.contracts.documents.OutgoingDocumentSuspended;
import org.wenshu.contracts.documents.OutgoingDocumentVoided;
import org.wenshu.contracts.documents.OutgoingDocumentWithdrawn;
import org.wenshu.contracts.documents.ProposalSentBack;
import org.wenshu.contracts.documents.ReceiptOverdue;
import org.wenshu.contracts.documents.ReviewRequested;
import org.wenshu.contracts.documents.SignatureRequested;
import org.wenshu.contracts.notifications.MessageDelivered;
import org.wenshu.contracts.notifications.MessageSent;
import org.wenshu.contracts.notifications.MessageUndeliverable;
import org.wenshu.contracts.records.RecordFiled;
import org.wenshu.contracts.records.RecordIntakeHeld;

/** Every public event with its topic and its name on the wire; what is not listed here is not published. */
public final class EventCatalogue {
    private static final List<Entry> ENTRIES = List.of(
            entry(Topics.DOCUMENTS, IncomingDocumentRegistered.class),
            entry(Topics.DOCUMENTS, IncomingDocumentReturned.class),
            entry(Topics.DOCUMENTS, IncomingDocumentResubmitted.class),
            entry(Topics.DOCUMENTS, IncomingDocumentReviewed.class),
            entry(Topics.DOCUMENTS, HandlingProposed.class),
            entry(Topics.DOCUMENTS, InstructionRequested.class),
            entry(Topics.DOCUMENTS, InstructionGiven.class),
            entry(Topics.DOCUMENTS, ProposalSentBack.class),
            entry(Topics.DOCUMENTS, CirculationRequested.class),
            entry(Topics.DOCUMENTS, CirculationRead.class),
            entry(Topics.DOCUMENTS, HandlingAssigned.class),
            entry(Topics.DOCUMENTS, ExtensionRequested.class),
            entry(Topics.DOCUMENTS, ExtensionDecided.class),
            entry(Topics.DOCUMENTS, DeadlineReprojected.class),
            entry(Topics.DOCUMENTS, HandlingDueSoon.class),
            entry(Topics.DOCUMENTS, IncomingDocumentUrged.class),
            entry(Topics.DOCUMENTS, IncomingDocumentEscalated.class),
            entry(Topics.DOCUMENTS, OralUrgingRequested.class),
            entry(Topics.DOCUMENTS, HandlingResultSubmitted.class),
            entry(Topics.DOCUMENTS, IncomingDocumentCompleted.class),
            entry(Topics.DOCUMENTS, IncomingDocumentVoided.class),
            entry(Topics.DOCUMENTS, IncomingDocumentSuspended.class),
            entry(Topics.DOCUMENTS, IncomingDocumentResumed.class),
            entry(Topics.DOCUMENTS, ReviewRequested.class),
            entry(Topics.DOCUMENTS, DraftReturned.class),
            entry(Topics.DOCUMENTS, OpinionRequested.class),
            entry(Topics.DOCUMENTS, OpinionGiven.class),
            entry(Topics.DOCUMENTS, OpinionOverdue.class),
            entry(Topics.DOCUMENTS, CountersignRequested.class),
            entry(Topics.DOCUMENTS, CountersignGiven.class),
            entry(Topics.DOCUMENTS, SignatureRequested.class),
            entry(Topics.DOCUMENTS, DocumentSigned.class),
            entry(Topics.DOCUMENTS, DocumentRechecked.class),
            entry(Topics.DOCUMENTS, DocumentIssued.class),
            entry(Topics.DOCUMENTS, DocumentDispatched.class),
            entry(Topics.DOCUMENTS, DocumentReceived.class),
            entry(Topics.DOCUMENTS, ReceiptOverdue.class),
            entry(Topics.DOCUMENTS, ArchivingOverdue.class),
            entry(Topics.DOCUMENTS, OutgoingDocumentCompleted.class),
            entry(Topics.DOCUMENTS, OutgoingDocumentWithdrawn.class),
            entry(Topics.DOCUMENTS, OutgoingDocumentSuspended.class),
            entry(Topics.DOCUMENTS, OutgoingDocumentResumed.class),
            entry(Topics.DOCUMENTS, OutgoingDocumentVoided.class),
            entry(Topics.RECORDS, RecordFiled.class),
            entry(Topics.RECORDS, RecordIntakeHeld.class),
            entry(Topics.NOTIFICATIONS, MessageSent.class),
            entry(Topics.NOTIFICATIONS, MessageDelivered.class),
            entry(Topics.NOTIFICATIONS, MessageUndeliverable.class),
            entry(Topics.DIRECTORY, SectionChanged.class),
            entry(Topics.DIRECTORY, PersonChanged.class),
            entry(Topics.DIRECTORY, DelegationChanged.class),
            entry(Topics.DIRECTORY, CalendarExceptionChanged.class),
            entry(Topics.DIRECTORY, CalendarNoticeChanged.class),
            entry(Topics.DIRECTORY, PolicyChanged.class));

    private static final Map<Class<?>, Entry> BY_TYPE =
            ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::type, Function.identity()));
    private static final Map<String, Entry> BY_WIRE_NAME =
            ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::wireName, Function.identity()));

    private EventCatalogue() {}

    /** One public event: its name on the wire, the topic it travels on, the record that holds it. */
    public record Entry(String wireName, String topic, Class<? extends PublicEvent> type) {}

    /** All public events, by topic. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /**
     * The entry of an event's class.
     *
     * @throws IllegalArgumentException if the class is no public event
     */
    public static Entry of(Class<? extends PublicEvent> type) {
        Entry entry = BY_TYPE.get(type);
        if (entry == null) {
            throw new IllegalArgumentException(type.getName() + " is not in the catalogue of public events");
        }
        return entry;
    }

    /** The entry of a name on the wire, or empty when this version of the contracts does not know it. */
    public static Optional<Entry> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Entry entry(String topic, Class<? extends PublicEvent> type) {
        WireName name = type.getAnnotation(WireName.class);
        if (name == null) {
            throw new IllegalStateException(type.getName() + " has no @WireName");
        }
        return new Entry(name.value(), topic, type);
    }
}
