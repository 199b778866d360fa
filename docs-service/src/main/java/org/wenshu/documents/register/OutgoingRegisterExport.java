package org.wenshu.documents.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.pdf.PdfWriter;
import org.wenshu.document.sheets.OutgoingRegister.Entry;
import org.wenshu.document.sheets.Sheets;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.Signature;
import org.wenshu.documents.outgoing.model.Suspension;
import org.wenshu.documents.references.SheetWriter;
import org.wenshu.documents.references.SheetWriter.Column;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.Section;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** The register of outgoing documents in its customary columns (发文登记簿), as a spreadsheet and on paper. */
@Component
public class OutgoingRegisterExport {
    /** What is laid out as a whole has to fit into memory; a year of a busy organ does. */
    private static final int PRINTED_AT_MOST = 5_000;

    private final OutgoingRegister register;
    private final Office office;
    private final Fonts fonts;
    private final SheetWriter<Entry> sheet;

    OutgoingRegisterExport(OutgoingRegister register, Office office, Fonts fonts) {
        this.register = register;
        this.office = office;
        this.fonts = fonts;
        this.sheet = new SheetWriter<>(
                "发文登记簿",
                List.of(
                        new Column<>("发文字号", 20, Entry::number),
                        new Column<>("标题", 48, Entry::title),
                        new Column<>("密级", 8, Entry::secrecy),
                        new Column<>("紧急程度", 10, Entry::urgency),
                        new Column<>("主送", 30, Entry::addressees),
                        new Column<>("抄送", 30, Entry::copiesTo),
                        new Column<>("拟稿部门", 16, Entry::draftingSection),
                        new Column<>("拟稿人", 12, Entry::drafter),
                        new Column<>("签发人", 16, Entry::signer),
                        new Column<>("签发日期", 12, entry -> day(entry.signedOn())),
                        new Column<>(
                                "印数",
                                6,
                                entry -> entry.copies().map(String::valueOf).orElse("")),
                        new Column<>("印发日期", 12, entry -> day(entry.issuedOn())),
                        new Column<>("归档号", 28, Entry::archiveNumber),
                        new Column<>("备注", 28, Entry::note)));
    }

    /** Writes what matches, row by row, so that a register of any length fits. */
    public void write(OutgoingQuery query, Actor reader, OutputStream out) {
        sheet.write(out, entry -> register.forEach(query, reader, document -> entry.accept(entry(document))));
    }

    /** @throws Problem UNPROCESSABLE if more match than can be laid out at once */
    public byte[] print(OutgoingQuery query, Actor reader) {
        var entries = new ArrayList<Entry>();
        register.forEach(query, reader, document -> {
            if (entries.size() == PRINTED_AT_MOST) {
                throw Problem.of(ProblemType.UNPROCESSABLE)
                        .detail(
                                "一次最多打印" + PRINTED_AT_MOST + "件，请缩小范围",
                                "at most " + PRINTED_AT_MOST + " documents are printed at once; narrow the question");
            }
            entries.add(entry(document));
        });
        String period = Stream.of(query.from().map(day -> "自" + day), query.to().map(day -> "至" + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
        var out = new ByteArrayOutputStream();
        try {
            PdfWriter.write(
                    Sheets.layOut(
                            new org.wenshu.document.sheets.OutgoingRegister(
                                    office.policy(Policy.ORGAN_NAME), period, entries),
                            fonts),
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Entry entry(OutgoingDocument document) {
        var facts = document.facts();
        return new Entry(
                document.number().map(DocumentNumber::toString).orElse(""),
                facts.title(),
                facts.secrecy().chinese()
                        + facts.secrecyTerm().map(term -> "★" + term).orElse(""),
                facts.urgency().chinese(),
                String.join("、", facts.addressees()),
                String.join("、", facts.copiesTo()),
                office.section(document.section())
                        .map(Section::name)
                        .orElse(document.section().value()),
                office.person(document.drafter())
                        .map(Person::name)
                        .orElse(document.drafter().value()),
                document.signature().map(Signature::signature).orElse(""),
                document.signature().map(Signature::day),
                Optional.of(facts.printed()),
                document.issuedAt().map(this::dayOf),
                document.archiveNumber().orElse(""),
                remark(document));
    }

    private static String remark(OutgoingDocument document) {
        return Stream.of(
                        document.voidedBecause().map(reason -> "作废：" + reason),
                        document.suspension().map(Suspension::reason).map(reason -> "暂停：" + reason),
                        Optional.of(document.stage().chinese())
                                .filter(any -> document.stage().open()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("；"));
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(office.calendar().hours().zone()).toLocalDate();
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
