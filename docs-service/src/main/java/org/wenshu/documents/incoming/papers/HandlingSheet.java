package org.wenshu.documents.incoming.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.pdf.PdfWriter;
import org.wenshu.document.sheets.Opinion;
import org.wenshu.document.sheets.Sheets;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.Proposal;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;

/** The sheet that goes in front of what it handled (收文处理单): who proposed, instructed and did what. */
@Component
public class HandlingSheet {
    private final Office office;
    private final Fonts fonts;

    HandlingSheet(Office office, Fonts fonts) {
        this.office = office;
        this.fonts = fonts;
    }

    /**
     * The sheet as a PDF file, with the closing that is just being made.
     *
     * @throws org.wenshu.document.layout.CharacterMissing when no font has a character of what was registered or written
     */
    public byte[] of(IncomingDocument document, Optional<String> conclusion, Actor by, Instant now) {
        try (var out = new ByteArrayOutputStream()) {
            PdfWriter.write(Sheets.layOut(sheet(document, conclusion, by, now), fonts), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private org.wenshu.document.sheets.HandlingSheet sheet(
            IncomingDocument document, Optional<String> conclusion, Actor by, Instant now) {
        var particulars = document.particulars();
        var assignment = document.assignment().orElseThrow();
        return new org.wenshu.document.sheets.HandlingSheet(
                office.policy(Policy.ORGAN_NAME),
                document.number().toString(),
                local(document.receivedAt()),
                particulars.sender(),
                particulars.senderNumber(),
                particulars.secrecy().chinese()
                        + particulars.secrecyTerm().map(term -> "★" + term).orElse(""),
                particulars.urgency().chinese(),
                particulars.copies(),
                particulars.pages(),
                particulars.title(),
                Optional.of(name(assignment.order().lead())),
                assignment.order().coHandlers().stream()
                        .map(this::name)
                        .sorted()
                        .toList(),
                Optional.of(assignment.term().deadline().dueDay()),
                opinions(document, conclusion, by, now));
    }

    private List<Opinion> opinions(IncomingDocument document, Optional<String> conclusion, Actor by, Instant now) {
        var opinions = new ArrayList<Opinion>();
        document.proposals().stream()
                .filter(proposal -> proposal.end().isEmpty())
                .map(this::proposed)
                .forEach(opinions::add);
        document.instructions().stream()
                .filter(instruction -> instruction.withdrawn().isEmpty())
                .map(given -> new Opinion("领导批示", given.text(), given.signature(), local(given.at())))
                .forEach(opinions::add);
        document.results().stream()
                .filter(result -> result.setAside().isEmpty())
                .map(result -> new Opinion(
                        "办理结果", name(result.section()) + "：" + result.text(), result.signature(), local(result.at())))
                .forEach(opinions::add);
        opinions.add(new Opinion("办结", conclusion.orElse(""), by.signature(), local(now)));
        return opinions;
    }

    private Opinion proposed(Proposal proposal) {
        var content = proposal.content();
        return new Opinion(
                "拟办意见",
                content.reason()
                        + content.policyBasis()
                                .map(basis -> "（依据：" + basis + "）")
                                .orElse(""),
                proposal.signature(),
                local(proposal.at()));
    }

    private LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, office.calendar().hours().zone());
    }

    private String name(SectionId section) {
        return office.section(section).map(Section::name).orElse(section.value());
    }
}
