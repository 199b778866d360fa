package org.wenshu.documents.register;

import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.HandlingResult;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.documents.incoming.model.Instruction;
import org.wenshu.documents.incoming.model.Proposal;
import org.wenshu.documents.incoming.model.Suspension;
import org.wenshu.documents.references.SheetWriter;
import org.wenshu.documents.references.SheetWriter.Column;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;

/** The register as a spreadsheet in its customary columns (收文登记簿, D2). */
@Component
public class RegisterExport {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private final IncomingRegister register;
    private final Office office;
    private final SheetWriter<IncomingDocument> sheet;

    RegisterExport(IncomingRegister register, Office office) {
        this.register = register;
        this.office = office;
        this.sheet = new SheetWriter<>(
                "收文登记簿",
                List.of(
                        new Column<>("收文号", 18, document -> document.number().toString()),
                        new Column<>("收文日期", 12, this::receivedOn),
                        new Column<>(
                                "来文单位", 28, document -> document.particulars().sender()),
                        new Column<>(
                                "来文字号",
                                24,
                                document ->
                                        document.particulars().senderNumber().orElse("")),
                        new Column<>(
                                "标题", 48, document -> document.particulars().title()),
                        new Column<>("密级", 8, RegisterExport::secrecy),
                        new Column<>(
                                "紧急程度",
                                10,
                                document -> document.particulars().urgency().chinese()),
                        new Column<>(
                                "份数",
                                6,
                                document ->
                                        Integer.toString(document.particulars().copies())),
                        new Column<>("承办部门", 24, this::sections),
                        new Column<>("拟办意见", 36, RegisterExport::proposal),
                        new Column<>("领导批示", 36, RegisterExport::instructions),
                        new Column<>(
                                "办理时限",
                                12,
                                document -> document.deadline()
                                        .map(deadline -> deadline.dueDay().toString())
                                        .orElse("")),
                        new Column<>("办理结果", 36, this::result),
                        new Column<>(
                                "归档号", 28, document -> document.archiveNumber().orElse("")),
                        new Column<>("备注", 28, RegisterExport::remark)));
    }

    /** Writes what matches, row by row, so that a register of any length fits. */
    public void write(RegisterQuery query, Actor reader, OutputStream out) {
        sheet.write(out, entry -> register.forEach(query, reader, entry));
    }

    private String receivedOn(IncomingDocument document) {
        ZoneId zone = office.calendar().hours().zone();
        return DAY.format(document.receivedAt().atZone(zone));
    }

    private static String secrecy(IncomingDocument document) {
        var particulars = document.particulars();
        return particulars.secrecy().chinese()
                + particulars.secrecyTerm().map(term -> "★" + term).orElse("");
    }

    private String sections(IncomingDocument document) {
        return document.assignment()
                .map(assignment -> {
                    String others = assignment.order().coHandlers().stream()
                            .map(this::name)
                            .sorted()
                            .collect(Collectors.joining("、"));
                    String lead = name(assignment.order().lead());
                    return others.isEmpty() ? lead : lead + "（协办：" + others + "）";
                })
                .orElse("");
    }

    private static String proposal(IncomingDocument document) {
        return document.proposals().stream()
                .filter(proposal -> proposal.end().isEmpty())
                .map(Proposal::content)
                .map(Proposal.Content::reason)
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private static String instructions(IncomingDocument document) {
        return document.instructions().stream()
                .filter(instruction -> instruction.withdrawn().isEmpty())
                .map(RegisterExport::signed)
                .collect(Collectors.joining("\n"));
    }

    private static String signed(Instruction instruction) {
        return instruction.signature() + "：" + instruction.text();
    }

    private String result(IncomingDocument document) {
        return document.results().stream()
                .filter(result -> result.setAside().isEmpty())
                .map(this::reported)
                .collect(Collectors.joining("\n"));
    }

    private String reported(HandlingResult result) {
        return name(result.section()) + "：" + result.text();
    }

    private static String remark(IncomingDocument document) {
        return Stream.of(
                        document.particulars().remark().stream(),
                        document.voidedBecause().map(reason -> "作废：" + reason).stream(),
                        document.suspension().map(Suspension::reason).map(reason -> "暂停：" + reason).stream(),
                        Stream.of(document.stage())
                                .filter(stage -> stage == IncomingStage.RETURNED)
                                .map(IncomingStage::chinese))
                .flatMap(each -> each)
                .collect(Collectors.joining("；"));
    }

    private String name(SectionId section) {
        return office.section(section).map(Section::name).orElse(section.value());
    }
}
