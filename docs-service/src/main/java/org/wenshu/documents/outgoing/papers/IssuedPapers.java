package org.wenshu.documents.outgoing.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.document.docx.DocxExport;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.layout.Layout;
import org.wenshu.document.ofd.OfdWriter;
import org.wenshu.document.pdf.PdfWriter;
import org.wenshu.document.sheets.Opinion;
import org.wenshu.document.sheets.Sheets;
import org.wenshu.document.sheets.SignOffSheet;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.outgoing.model.Content;
import org.wenshu.documents.outgoing.model.Countersignature;
import org.wenshu.documents.outgoing.model.Facts;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.Party;
import org.wenshu.documents.papers.PapersStore;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

/** Lays out what is printed of an outgoing document (GB/T 9704, D19): the document itself, its drafts, its sign-off sheet. */
@Component
public class IssuedPapers {
    private final PapersStore store;
    private final Fonts fonts;
    private final Office office;
    private final Clock clock;

    IssuedPapers(PapersStore store, Fonts fonts, Office office, Clock clock) {
        this.store = store;
        this.fonts = fonts;
        this.office = office;
        this.clock = clock;
    }

    /** As what a document can be written. */
    public enum Form {
        PDF("application/pdf", "pdf"),
        OFD("application/ofd", "ofd");

        private final String mediaType;
        private final String ending;

        Form(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        public String mediaType() {
            return mediaType;
        }

        public String ending() {
            return ending;
        }
    }

    /** @param pages how many the document has */
    public record Official(List<DocumentFile> files, int pages) {}

    /** The official copy as PDF and OFD, and the sign-off sheet as PDF, under the number (D15, D19). */
    public Official official(OutgoingDocument document, Content content, DocumentNumber number, LocalDate printedOn) {
        LaidOut laidOut = Layout.of(issued(document, content, number, printedOn, Optional.empty()), fonts);
        String id = document.id().value();
        return new Official(
                List.of(
                        keep(id, DocumentFile.Kind.OFFICIAL_COPY, number.toString(), laidOut, Form.PDF),
                        keep(id, DocumentFile.Kind.OFFICIAL_COPY, number.toString(), laidOut, Form.OFD),
                        keep(
                                id,
                                DocumentFile.Kind.SIGN_OFF_SHEET,
                                "发文稿纸",
                                Sheets.layOut(signOffSheet(document, number), fonts),
                                Form.PDF)),
                laidOut.pages().size());
    }

    /** The final draft for the archive: as it was signed, without number, to look at and to work with (定稿, DA/T 22). */
    public List<DocumentFile> finalDraft(OutgoingDocument document, Content content) {
        String id = document.id().value();
        LaidOut laidOut = Layout.of(content.draft(), fonts);
        return List.of(
                keep(id, DocumentFile.Kind.FINAL_DRAFT, "定稿", laidOut, Form.PDF),
                store.keep(id, DocumentFile.Kind.FINAL_DRAFT, "定稿.docx", DocxExport.write(content.draft())));
    }

    /** A draft as it would be printed today. */
    public byte[] preview(Content content, Form form) {
        LocalDate today = local(clock.instant()).toLocalDate();
        return written(Layout.of(content.draft(today), fonts), form);
    }

    /** One numbered copy of a classified document, to be printed (份号, D16). */
    public byte[] copy(OutgoingDocument document, Content content, int copy) {
        var recheck = document.recheck().orElseThrow();
        return written(
                Layout.of(
                        issued(
                                document,
                                content,
                                document.number().orElseThrow(),
                                recheck.printedOn(),
                                Optional.of(copy)),
                        fonts),
                Form.PDF);
    }

    public static byte[] docx(Content content) {
        return DocxExport.write(content.draft());
    }

    private static OfficialDocument issued(
            OutgoingDocument document,
            Content content,
            DocumentNumber number,
            LocalDate printedOn,
            Optional<Integer> copy) {
        return content.issued(
                number, document.signers(), document.signature().orElseThrow().day(), printedOn, copy);
    }

    private DocumentFile keep(String document, DocumentFile.Kind kind, String name, LaidOut laidOut, Form form) {
        return store.keep(document, kind, name + "." + form.ending(), written(laidOut, form));
    }

    private static byte[] written(LaidOut laidOut, Form form) {
        var out = new ByteArrayOutputStream();
        try {
            switch (form) {
                case PDF -> PdfWriter.write(laidOut, out);
                case OFD -> OfdWriter.write(laidOut, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private SignOffSheet signOffSheet(OutgoingDocument document, DocumentNumber number) {
        Facts facts = document.facts();
        var opinions = Stream.of(
                        document.approvals().stream()
                                .filter(document::counts)
                                .map(passed -> opinion(
                                        passed.level().chinese(),
                                        passed.opinion().orElse("同意"),
                                        passed.signature(),
                                        passed.at())),
                        document.countersignatures().stream()
                                .filter(given ->
                                        given.version() == document.present().number()
                                                || given.covered()
                                                        .equals(document.present()
                                                                .fingerprints()
                                                                .substance()))
                                .map(this::countersigned),
                        document.signature().stream()
                                .map(signed ->
                                        opinion("签发", signed.opinion().orElse("同意"), signed.signature(), signed.at())))
                .flatMap(each -> each)
                .toList();
        return new SignOffSheet(
                office.policy(Policy.ORGAN_NAME),
                Optional.of(number.toString()),
                facts.secrecy().classified()
                        ? Optional.of(facts.secrecy().chinese()
                                + facts.secrecyTerm().map(term -> "★" + term).orElse(""))
                        : Optional.empty(),
                Optional.of(facts.urgency()).filter(any -> any != Urgency.NONE).map(Urgency::chinese),
                facts.title(),
                facts.addressees(),
                facts.copiesTo(),
                facts.attachmentTitles(),
                section(document.section()),
                office.person(document.drafter())
                        .map(Person::name)
                        .orElse(document.drafter().value()),
                Optional.empty(),
                Optional.of(facts.printed()),
                opinions);
    }

    private Opinion countersigned(Countersignature given) {
        Party party = given.party();
        String who = party.section().map(this::section).or(party::organ).orElse("");
        return opinion(
                "会签",
                who + "：" + given.opinion().orElse(given.agreed() ? "同意" : "不同意"),
                given.signer().orElse(given.signature()),
                given.at());
    }

    private Opinion opinion(String label, String text, String signature, Instant at) {
        return new Opinion(label, text, signature, local(at));
    }

    private LocalDateTime local(Instant at) {
        ZoneId zone = office.calendar().hours().zone();
        return at.atZone(zone).toLocalDateTime();
    }

    private String section(SectionId id) {
        return office.section(id).map(Section::name).orElse(id.value());
    }
}
