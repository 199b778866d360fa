package org.wenshu.documents.outgoing.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.Dispatch;
import org.wenshu.documents.outgoing.model.JournalEntry;
import org.wenshu.documents.outgoing.model.OutgoingAction;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.Signature;
import org.wenshu.documents.outgoing.model.Version;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Section;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything known of an issued document in one JSON file, for the archive (A1, D18); unlike events it holds the title and
 * number of a classified one too, since it is read where the document itself may be.
 */
@Component
public class OutgoingMetadata {
    private final JsonMapper json;
    private final Office office;

    OutgoingMetadata(JsonMapper json, Office office) {
        this.json = json;
        this.office = office;
    }

    record Metadata(
            String kind,
            String documentId,
            String documentNumber,
            String title,
            String documentKind,
            List<String> issuers,
            List<String> addressees,
            List<String> copiesTo,
            Optional<LocalDate> documentDate,
            Optional<String> signedBy,
            Optional<Instant> issuedAt,
            String secrecy,
            Optional<String> secrecyTerm,
            String urgency,
            int copies,
            int pages,
            String sectionId,
            String sectionName,
            List<String> needToKnow,
            Optional<CauseLine> cause,
            Optional<String> retentionHint,
            String completedBy,
            Instant completedAt,
            List<FileLine> files,
            List<VersionLine> versions,
            List<DispatchLine> dispatches,
            List<JournalLine> journal) {}

    record CauseLine(String kind, String id, String reference) {}

    record FileLine(String name, String role, String mediaType, long size, String sha256, String sm3) {}

    record VersionLine(int number, String digest, String signature, Instant at, Optional<String> remark) {}

    record DispatchLine(
            String recipient,
            String channel,
            int copies,
            Instant at,
            Optional<String> receivedBy,
            Optional<Instant> receivedAt) {}

    record JournalLine(int number, String action, String signature, Instant at, String from, Optional<String> said) {}

    /** The file's content, with the filing that is just being made. */
    public byte[] of(
            OutgoingDocument document,
            List<DocumentFile> papers,
            Optional<String> retentionHint,
            Actor by,
            Instant now) {
        var facts = document.facts();
        var recheck = document.recheck().orElseThrow();
        var filing = new JournalLine(
                document.journal().size() + 1,
                OutgoingAction.ARCHIVE.chinese(),
                by.signature(),
                now,
                by.from(),
                retentionHint);
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new Metadata(
                        "outgoing-document",
                        document.id().value(),
                        document.number().map(DocumentNumber::toString).orElseThrow(),
                        facts.title(),
                        facts.kind().chinese(),
                        facts.issuers(),
                        facts.addressees(),
                        facts.copiesTo(),
                        document.signature().map(Signature::day),
                        document.signature().map(Signature::signature),
                        document.issuedAt(),
                        facts.secrecy().name(),
                        facts.secrecyTerm(),
                        facts.urgency().name(),
                        facts.printed(),
                        recheck.pages(),
                        document.section().value(),
                        office.section(document.section())
                                .map(Section::name)
                                .orElse(document.section().value()),
                        document.peopleWhoKnow().stream().map(PersonId::value).toList(),
                        document.cause().map(OutgoingMetadata::line),
                        retentionHint,
                        by.signature(),
                        now,
                        Stream.concat(recheck.papers().stream(), papers.stream())
                                .map(OutgoingMetadata::line)
                                .toList(),
                        document.versions().stream().map(OutgoingMetadata::line).toList(),
                        document.dispatches().stream()
                                .map(OutgoingMetadata::line)
                                .toList(),
                        Stream.concat(document.journal().stream().map(OutgoingMetadata::line), Stream.of(filing))
                                .toList()));
    }

    private static CauseLine line(Cause cause) {
        return new CauseLine(cause.kind().name(), cause.id(), cause.reference());
    }

    private static FileLine line(DocumentFile file) {
        return new FileLine(file.name(), file.kind().name(), file.mediaType(), file.size(), file.sha256(), file.sm3());
    }

    private static VersionLine line(Version version) {
        return new VersionLine(
                version.number(), version.fingerprints().whole(), version.signature(), version.at(), version.remark());
    }

    private static DispatchLine line(Dispatch sent) {
        return new DispatchLine(
                sent.recipient().name(),
                sent.channel().chinese(),
                sent.copies(),
                sent.at(),
                sent.receipt().map(Dispatch.Receipt::receivedBy),
                sent.receipt().map(Dispatch.Receipt::receivedAt));
    }

    private static JournalLine line(JournalEntry entry) {
        return new JournalLine(
                entry.number(), entry.action().chinese(), entry.signature(), entry.at(), entry.from(), entry.said());
    }
}
