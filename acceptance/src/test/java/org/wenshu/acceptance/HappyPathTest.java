package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.Topics;
import org.wenshu.local.client.Answer;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.samples.SampleDocuments;
import tools.jackson.databind.JsonNode;

/** A document on its usual way, from the counter to the archive, with real PDF and DOCX files. */
@WithSuite
@Order(2)
@Tag("D1")
class HappyPathTest {
    private static final Sample SAMPLE = SampleDocuments.named("notice-flood-control");

    private static Incoming document;
    private static Answer turnRefused;
    private static byte[] report;

    @BeforeAll
    static void the_document_goes_its_way() {
        document = Incoming.registered("li", Registration.of(SAMPLE, Incoming.uploaded("li", SAMPLE)))
                .reviewed()
                .proposedTo("general", "qian", "zhao");
        turnRefused = document.ask("qian", "instructions", Map.of("text", "同意。"));
        document.done(
                        "zhao",
                        "instructions",
                        Map.of("text", "请敏同志阅处，抓好落实。", "candidate", 1, "readerIds", List.of("sun")))
                .done("qian", "instructions", Map.of("text", "请综合科牵头，业务科配合。"))
                .done("sun", "reading-receipts", Map.of())
                .assignedTo("general", "business")
                .resultBy("chen");
        Sample answer = SampleDocuments.named("letter-data-sharing");
        report = answer.bytes();
        String file = TheSuite.as("wang")
                .upload("/api/v1/files", "file", "办理情况报告.docx", answer.mediaType(), report)
                .expect(201)
                .text("/items/0/id");
        document.done("wang", "results", Map.of("text", "已部署落实，报告附后。", "fileIds", List.of(file)));
        document.completed();
    }

    @Test
    @Tag("D3")
    void the_machine_finds_the_real_files_in_order() {
        JsonNode findings =
                TheSuite.get("li", document.path() + "/checks").json().at("/findings");

        assertThat(findings.size()).isPositive();
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.at("/severity").asString())
                        .as(finding.toString())
                        .isNotEqualTo("DEFECT"));
    }

    @Test
    @Tag("D5")
    void leaders_instruct_in_protocol_order() {
        assertThat(turnRefused.status()).isEqualTo(409);
        assertThat(turnRefused.text("/ground")).isEqualTo("NOT_YOUR_TURN");
        var leaders = new ArrayList<String>();
        document.now()
                .at("/instructions")
                .forEach(each -> leaders.add(each.at("/leader/id").asString()));
        assertThat(leaders).containsExactly("zhao", "qian");
    }

    @Test
    @Tag("N2")
    void each_leader_is_asked_by_text_message_when_it_is_his_turn() {
        Patiently.until(() -> {
            assertThat(Messages.textsTo("13800000001", SAMPLE.title())).hasSize(1);
            assertThat(Messages.textsTo("13800000002", SAMPLE.title())).hasSize(1);
        });
    }

    @Test
    @Tag("D6")
    void the_deadline_follows_from_the_urgency() {
        assertThat(document.now().at("/urgency").asString()).isEqualTo("URGENT");
        assertThat(document.acts("ASSIGN")).hasSize(1);
    }

    @Test
    @Tag("D9")
    @Tag("A1")
    void at_its_completion_it_goes_to_the_archive_at_once() {
        assertThat(document.archiveNumber()).matches("Z109-WS·2026-(Y|D30|D10)-ZHK-\\d{4}");
        assertThat(document.stage()).isEqualTo("COMPLETED");
    }

    @Test
    @Tag("A1")
    @Tag("A3")
    void the_record_holds_every_file_with_both_digests() {
        JsonNode record = record();

        assertThat(record.at("/sourceId").asString()).isEqualTo(document.id());
        assertThat(record.at("/title").asString()).isEqualTo(SAMPLE.title());
        assertThat(record.at("/senderNumber").asString()).isEqualTo(SAMPLE.senderNumber());
        var names = new ArrayList<String>();
        var roles = new ArrayList<String>();
        for (JsonNode file : record.at("/files")) {
            names.add(file.at("/name").asString());
            roles.add(file.at("/role").asString());
            assertThat(file.at("/sha256").asString()).hasSize(64);
            assertThat(file.at("/sm3").asString()).hasSize(64);
        }
        assertThat(names).contains(SAMPLE.fileName(), "办理情况报告.docx").containsAll(SAMPLE.attachmentNames());
        assertThat(roles).contains("ORIGINAL", "ATTACHMENT", "RESULT", "HANDLING_SHEET", "METADATA");
    }

    @Test
    @Tag("A3")
    void a_file_read_from_the_archive_is_the_one_that_was_handed_in() {
        JsonNode record = record();
        for (JsonNode file : record.at("/files")) {
            String path = "/api/v1/records/" + record.at("/id").asString() + "/files/"
                    + file.at("/place").asInt();
            byte[] content = TheSuite.get("jiang", path).bytes();
            assertThat(Incoming.sha256(content)).isEqualTo(file.at("/sha256").asString());
            if (file.at("/name").asString().equals("办理情况报告.docx")) {
                assertThat(content).isEqualTo(report);
            }
        }
    }

    @Test
    @Tag("A2")
    void it_stands_in_the_catalogue() throws IOException {
        String number = document.archiveNumber();
        byte[] xlsx = TheSuite.get("jiang", "/api/v1/catalogues/2026").bytes();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = workbook.getSheetAt(0);
            var head = new ArrayList<String>();
            sheet.getRow(0).forEach(cell -> head.add(cell.getStringCellValue()));
            assertThat(head).containsExactly("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注");
            assertThat(sheet).anySatisfy(row -> {
                assertThat(row.getCell(1).getStringCellValue()).isEqualTo(number);
                assertThat(row.getCell(2).getStringCellValue()).isEqualTo(SAMPLE.senderNumber());
                assertThat(row.getCell(4).getStringCellValue()).isEqualTo(SAMPLE.title());
            });
        }
    }

    @Test
    void every_hand_over_is_an_event() {
        document.archiveNumber();
        List<String> types = Topic.about(Topics.DOCUMENTS, document.id()).stream()
                .map(Topic.Event::type)
                .map(type -> type.replaceAll("org\\.wenshu\\.documents\\.(.*)\\.v1", "$1"))
                .toList();

        assertThat(types)
                .containsExactly(
                        "IncomingDocumentRegistered",
                        "IncomingDocumentReviewed",
                        "HandlingProposed",
                        "InstructionRequested",
                        "InstructionGiven",
                        "CirculationRequested",
                        "InstructionRequested",
                        "InstructionGiven",
                        "CirculationRead",
                        "HandlingAssigned",
                        "HandlingResultSubmitted",
                        "HandlingResultSubmitted",
                        "IncomingDocumentCompleted");
        assertThat(Topic.all(Topics.RECORDS))
                .filteredOn(event -> event.value().contains(document.id()))
                .extracting(Topic.Event::type)
                .containsOnly("org.wenshu.records.RecordFiled.v1");
    }

    @Test
    @Tag("D7")
    void the_tracking_sheet_tells_who_held_it_how_long_and_what_was_said() {
        document.archiveNumber();
        JsonNode sheet = document.trackingSheet();
        var holders = new ArrayList<String>();
        for (JsonNode step : sheet.at("/steps")) {
            step.at("/heldBy").forEach(holder -> holders.add(holder.at("/name").asString()));
            assertThat(step.at("/since").asString()).isNotEmpty();
            assertThat(step.at("/workingTime").asString()).startsWith("P");
        }
        assertThat(holders).contains("文秘", "赵国梁", "钱敏", "综合科", "业务科", "档案室");
        assertThat(sheet.toString()).contains("请敏同志阅处，抓好落实。", "已部署落实，报告附后。");
    }

    @Test
    @Tag("X2")
    void the_journal_tells_who_did_what_when_and_from_where() {
        JsonNode entries = document.journal();
        for (JsonNode entry : entries) {
            assertThat(entry.at("/by/id").asString()).isNotEmpty();
            assertThat(entry.at("/signature").asString()).isNotEmpty();
            assertThat(entry.at("/at").asString()).startsWith("20");
            assertThat(entry.at("/from").asString()).isNotEmpty();
        }
        assertThat(entries.at("/0/action").asString()).isEqualTo("REGISTER");
        assertThat(entries.at("/0/by/id").asString()).isEqualTo("li");
        assertThat(entries.at("/0/from").asString()).matches("127\\.0\\.0\\.1|0:0:0:0:0:0:0:1|::1");
    }

    /** The record in the archive, as the archivist sees it. */
    private static JsonNode record() {
        String number = document.archiveNumber();
        for (JsonNode line :
                TheSuite.get("jiang", "/api/v1/records?limit=200").json().at("/items")) {
            if (line.at("/archiveNumber").asString().equals(number)) {
                return TheSuite.get("jiang", "/api/v1/records/" + line.at("/id").asString())
                        .json();
            }
        }
        throw new AssertionError("no record " + number);
    }
}
