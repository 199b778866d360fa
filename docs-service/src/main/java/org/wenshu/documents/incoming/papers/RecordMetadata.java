package org.wenshu.documents.incoming.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.HandlingResult;
import org.wenshu.documents.incoming.model.IncomingAction;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.JournalEntry;
import org.wenshu.documents.incoming.model.TrackingSheet;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything known of a completed document in one JSON file, for the archive (A1); unlike events it holds the title and
 * number of a classified one too, since it is read where the document itself may be.
 */
@Component
public class RecordMetadata {
    private final JsonMapper json;
    private final Office office;

    RecordMetadata(JsonMapper json, Office office) {
        this.json = json;
        this.office = office;
    }

    record Metadata(
            String kind,
            String documentId,
            String registerNumber,
            String title,
            String sender,
            Optional<String> senderNumber,
            Optional<String> addressee,
            Optional<LocalDate> documentDate,
            Instant receivedAt,
            String channel,
            String secrecy,
            Optional<String> secrecyTerm,
            String urgency,
            int copies,
            int pages,
            SectionName handlingSection,
            List<SectionName> coHandlingSections,
            List<String> needToKnow,
            Optional<String> retentionHint,
            Optional<String> remark,
            Optional<String> conclusion,
            String completedBy,
            Instant completedAt,
            List<FileLine> files,
            List<StepLine> trackingSheet,
            List<JournalLine> journal) {}

    record SectionName(String id, String name, String code) {}

    record FileLine(String name, String role, String mediaType, long size, String sha256, String sm3) {}

    record StepLine(
            String stage,
            List<String> heldBy,
            Instant since,
            Optional<Instant> until,
            String wallTime,
            String workingTime) {}

    record JournalLine(int number, String action, String signature, Instant at, String from, Optional<String> said) {}

    /** The file's content, with the closing that is just being made. */
    public byte[] of(
            IncomingDocument document, List<DocumentFile> papers, Optional<String> conclusion, Actor by, Instant now) {
        var particulars = document.particulars();
        var order = document.assignment().orElseThrow().order();
        var files = Stream.of(
                        document.present().files().stream(),
                        document.results().stream()
                                .filter(result -> result.setAside().isEmpty())
                                .map(HandlingResult::files)
                                .flatMap(List::stream),
                        papers.stream())
                .flatMap(each -> each)
                .map(RecordMetadata::line)
                .toList();
        var closing = new JournalLine(
                document.journal().size() + 1,
                IncomingAction.COMPLETE.chinese(),
                by.signature(),
                now,
                by.from(),
                conclusion);
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new Metadata(
                        "incoming-document",
                        document.id().value(),
                        document.number().toString(),
                        particulars.title(),
                        particulars.sender(),
                        particulars.senderNumber(),
                        particulars.addressee(),
                        particulars.documentDate(),
                        document.receivedAt(),
                        particulars.channel().name(),
                        particulars.secrecy().name(),
                        particulars.secrecyTerm(),
                        particulars.urgency().name(),
                        particulars.copies(),
                        particulars.pages(),
                        section(order.lead()),
                        order.coHandlers().stream().map(this::section).toList(),
                        document.peopleWhoKnow().stream().map(PersonId::value).toList(),
                        particulars.retentionHint(),
                        particulars.remark(),
                        conclusion,
                        by.signature(),
                        now,
                        files,
                        TrackingSheet.of(document, now, office.calendar()).steps().stream()
                                .map(step -> line(step, now))
                                .toList(),
                        Stream.concat(document.journal().stream().map(RecordMetadata::line), Stream.of(closing))
                                .toList()));
    }

    private SectionName section(SectionId id) {
        return office.section(id)
                .map(section -> new SectionName(id.value(), section.name(), section.code()))
                .orElse(new SectionName(id.value(), id.value(), ""));
    }

    private static FileLine line(DocumentFile file) {
        return new FileLine(file.name(), file.kind().name(), file.mediaType(), file.size(), file.sha256(), file.sm3());
    }

    private static StepLine line(TrackingSheet.Step step, Instant now) {
        return new StepLine(
                step.stage().name(),
                step.heldBy().stream().map(Object::toString).toList(),
                step.since(),
                // The present step ends with the closing.
                Optional.of(step.until().orElse(now)),
                step.wallTime().toString(),
                step.workingTime().toString());
    }

    private static JournalLine line(JournalEntry entry) {
        return new JournalLine(
                entry.number(), entry.action().chinese(), entry.signature(), entry.at(), entry.from(), entry.said());
    }
}
