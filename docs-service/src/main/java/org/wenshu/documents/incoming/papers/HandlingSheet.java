package org.wenshu.documents.incoming.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.springframework.stereotype.Component;
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
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final int TITLE_SIZE = 22;

    private final Office office;

    HandlingSheet(Office office) {
        this.office = office;
    }

    /** The sheet as a DOCX file, with the closing that is just being made. */
    public byte[] of(IncomingDocument document, Optional<String> conclusion, Actor by, Instant now) {
        try (var sheet = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            var title = sheet.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            var run = title.createRun();
            run.setFontSize(TITLE_SIZE);
            run.setBold(true);
            run.setText(office.policy(Policy.ORGAN_NAME) + "收文处理单");
            XWPFTable table = sheet.createTable(0, 0);
            table.setWidth("100%");
            rows(document, conclusion, by, now).forEach(row -> write(table, row));
            sheet.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Line(String name, String text) {}

    private List<Line> rows(IncomingDocument document, Optional<String> conclusion, Actor by, Instant now) {
        var particulars = document.particulars();
        var assignment = document.assignment().orElseThrow();
        return List.of(
                new Line("收文号", document.number().toString()),
                new Line("收文时间", time(document.receivedAt())),
                new Line("来文单位", particulars.sender()),
                new Line("来文字号", particulars.senderNumber().orElse("")),
                new Line(
                        "密级和保密期限",
                        particulars.secrecy().chinese()
                                + particulars
                                        .secrecyTerm()
                                        .map(term -> "★" + term)
                                        .orElse("")),
                new Line("紧急程度", particulars.urgency().chinese()),
                new Line("份数、页数", particulars.copies() + "份，" + particulars.pages() + "页"),
                new Line("标题", particulars.title()),
                new Line(
                        "拟办意见",
                        lines(document.proposals().stream()
                                .filter(proposal -> proposal.end().isEmpty())
                                .map(this::proposed)
                                .toList())),
                new Line(
                        "领导批示",
                        lines(document.instructions().stream()
                                .filter(instruction -> instruction.withdrawn().isEmpty())
                                .map(given -> given.text() + "　" + given.signature() + "　" + time(given.at()))
                                .toList())),
                new Line(
                        "承办部门",
                        name(assignment.order().lead())
                                + assignment.order().coHandlers().stream()
                                        .map(this::name)
                                        .sorted()
                                        .collect(Collectors.joining("、", "；协办：", ""))
                                        .replaceFirst("；协办：$", "")),
                new Line("办理时限", assignment.term().deadline().dueDay().toString()),
                new Line(
                        "办理结果",
                        lines(document.results().stream()
                                .filter(result -> result.setAside().isEmpty())
                                .map(result -> name(result.section()) + "：" + result.text() + "　" + result.signature()
                                        + "　" + time(result.at()))
                                .toList())),
                new Line("办结", conclusion.map(words -> words + "　").orElse("") + by.signature() + "　" + time(now)));
    }

    private String proposed(Proposal proposal) {
        var content = proposal.content();
        return content.reason()
                + content.policyBasis().map(basis -> "（依据：" + basis + "）").orElse("")
                + "　" + proposal.signature() + "　" + time(proposal.at());
    }

    private static String lines(List<String> entries) {
        return String.join("\n", entries);
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(office.calendar().hours().zone()));
    }

    private String name(SectionId section) {
        return office.section(section).map(Section::name).orElse(section.value());
    }

    private static void write(XWPFTable table, Line line) {
        XWPFTableRow row = table.createRow();
        while (row.getTableCells().size() < 2) {
            row.addNewTableCell();
        }
        row.getCell(0).setText(line.name());
        var paragraph = row.getCell(1).getParagraphArray(0);
        String[] parts = line.text().split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            var run = paragraph.createRun();
            if (i > 0) {
                run.addBreak();
            }
            run.setText(parts[i]);
        }
    }
}
