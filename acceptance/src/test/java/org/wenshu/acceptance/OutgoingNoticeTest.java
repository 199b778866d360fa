package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.Topics;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;

/** A notice on its usual way, from the drafter's desk to its recipients and into the archive. */
@WithSuite
@Order(4)
class OutgoingNoticeTest {
    private static final String FENG = "13800000040";
    private static final String QIAN = "13800000002";

    private static Outgoing notice;
    private static JsonNode findings;
    private static Answer gated;

    @BeforeAll
    static void it_goes_its_way() {
        Draft faulty = Draft.notice("示发", "冬季安全生产")
                .with("body", Draft.text("为做好冬季安全生产工作，根据《安全生产检查办法》（示发[2026]001号），现就有关事项通知如下。", "请各科室于2026年11月31日前落实。"));
        Draft mended = Draft.notice("示发", "冬季安全生产").with("copiesTo", List.of("示范市应急管理局"));
        notice = Outgoing.drafted("chen", faulty);
        findings = notice.now().at("/findings");
        notice.submitted(Outgoing.sectionMatter()).done("feng", "reviews", Map.of("opinion", "内容属实"));
        gated = notice.ask("zhou", "reviews", Map.of());
        notice.returnedBy("zhou", "DRAFTING", "文号和日期有误")
                .done("chen", "versions", Map.of("content", mended.content(), "remark", "已改正"))
                .reviewed(Outgoing.sectionMatter())
                .signedBy("qian")
                .rechecked()
                .proofreadBy("li", "wu")
                .sentTo(Outgoing.toSection("综合科", "general"), Outgoing.toSection("财务科", "finance"))
                .done("zheng", "dispatches/1/receipt", Map.of("receivedBy", "郑海"))
                .done("wei", "dispatches/2/receipt", Map.of("receivedBy", "卫平"))
                .archived();
    }

    static String textOf(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> entriesOf(byte[] zip) {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return names;
    }

    @Test
    @Tag("D11")
    void the_machine_names_what_is_wrong_and_the_office_does_not_pass_it_so() {
        assertThat(findings)
                .filteredOn(finding -> finding.at("/gates").asBoolean())
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.at("/code").asString()).isNotBlank();
                    assertThat(finding.at("/clause").asString()).isNotBlank();
                    assertThat(finding.at("/place").asString()).isNotBlank();
                    assertThat(finding.at("/reason").asString()).isNotBlank();
                });
        assertThat(gated.status()).isEqualTo(409);
        assertThat(gated.text("/ground")).isEqualTo("FINDINGS_UNSETTLED");
        assertThat(notice.now().at("/findings"))
                .noneMatch(finding -> finding.at("/gates").asBoolean());
    }

    @Test
    @Tag("D10")
    void both_versions_can_be_read_and_compared() {
        assertThat(TheSuite.get("chen", notice.path() + "/versions/1").body()).contains("11月31日");
        JsonNode differences =
                TheSuite.get("chen", notice.path() + "/versions/2/differences").json();
        assertThat(differences.toString()).contains("11月31日", "示范市应急管理局");
        assertThat(TheSuite.get("chen", notice.path() + "/versions/2/differences.html")
                        .body())
                .contains("<del", "<ins");
        assertThat(textOf(TheSuite.get("chen", notice.path() + "/versions/2/preview?as=PDF")
                        .bytes()))
                .contains(notice.title(), "抄送：示范市应急管理局", Draft.ORGAN + "办公室")
                .doesNotContain("示发〔2026〕");
        assertThat(TheSuite.get("chen", notice.path() + "/versions/2/docx").bytes())
                .startsWith('P', 'K');
    }

    @Test
    @Tag("D15")
    void it_bears_the_first_number_of_its_code() {
        // The code was used for nothing else, and what was sent before it bore another.
        assertThat(notice.number()).isEqualTo("示发〔2026〕1号");
    }

    @Test
    @Tag("D19")
    void its_pdf_opens_and_says_what_was_signed() {
        String text = textOf(notice.officialPdf("chen"));

        assertThat(text).contains("示发〔2026〕1号", notice.title(), "各科室：", "请各科室认真落实。", Draft.ORGAN + "文件", "2026年");
        assertThat(textOf(notice.paper("li", "SIGN_OFF_SHEET", "application/pdf")))
                .contains(notice.title(), "钱敏", "周静", "冯远", "陈晨");
    }

    @Test
    @Tag("D19")
    void its_ofd_opens() {
        assertThat(entriesOf(notice.paper("li", "OFFICIAL_COPY", "application/ofd")))
                .contains("OFD.xml")
                .anyMatch(name -> name.endsWith("Document.xml"))
                .anyMatch(name -> name.endsWith("Content.xml"));
    }

    @Test
    @Tag("N1")
    void everybody_is_told_when_it_is_their_turn() {
        Patiently.until(() -> {
            assertThat(Messages.textsTo(FENG, notice.title()))
                    .filteredOn(message -> message.text().contains("初审"))
                    .hasSize(2);
            assertThat(Messages.textsTo(QIAN, notice.title()))
                    .filteredOn(message -> message.text().contains("签发"))
                    .hasSize(1);
            assertThat(notice.inboxOf("zhou")).anyMatch(subject -> subject.contains("复审"));
            assertThat(notice.inboxOf("chen"))
                    .anyMatch(subject -> subject.contains("退回"))
                    .contains("已签发：《" + notice.title() + "》", "已印发：《" + notice.title() + "》");
            assertThat(notice.inboxOf("chu")).anyMatch(subject -> subject.startsWith("请签收"));
        });
    }

    @Test
    @Tag("D12")
    void the_review_record_lists_person_time_opinion_and_version() {
        JsonNode approvals = notice.now().at("/approvals");
        var passed = new ArrayList<String>();
        approvals.forEach(approval -> {
            passed.add(approval.at("/level").asString() + " "
                    + approval.at("/signature").asString() + " "
                    + approval.at("/version").asInt() + " "
                    + approval.at("/counts").asBoolean());
            assertThat(approval.at("/at").asString()).isNotEmpty();
        });
        assertThat(passed).containsExactly("SECTION 冯远 1 false", "SECTION 冯远 2 true", "OFFICE 周静 2 true");
        assertThat(approvals.at("/0/opinion").asString()).isEqualTo("内容属实");
    }

    @Test
    void every_step_that_concerns_others_is_an_event() {
        assertThat(notice.events())
                .containsExactly(
                        "ReviewRequested",
                        "ReviewRequested",
                        "DraftReturned",
                        "ReviewRequested",
                        "ReviewRequested",
                        "SignatureRequested",
                        "DocumentSigned",
                        "DocumentRechecked",
                        "DocumentIssued",
                        "DocumentDispatched",
                        "DocumentDispatched",
                        "DocumentReceived",
                        "DocumentReceived",
                        "OutgoingDocumentCompleted");
        JsonNode signed = notice.events("DocumentSigned").getFirst();
        assertThat(signed.at("/signedBy").asString()).isEqualTo("qian");
        assertThat(signed.at("/contentDigest").asString()).isEqualTo(notice.digest());
        assertThat(notice.events("DocumentReceived"))
                .extracting(received -> received.at("/recipient").asString())
                .containsExactly("综合科", "财务科");
    }

    @Test
    @Tag("D18")
    @Tag("A1")
    @Tag("A3")
    void the_archive_has_all_its_papers_as_they_were_made() {
        JsonNode record = notice.record();

        assertThat(record.at("/archiveNumber").asString()).matches("Z109-WS·2026-D30-YWK-\\d{4}");
        assertThat(record.at("/sourceKind").asString()).isEqualTo("outgoing-document");
        assertThat(record.at("/senderNumber").asString()).isEqualTo("示发〔2026〕1号");
        assertThat(record.at("/sender").asString()).isEqualTo(Draft.ORGAN);
        var names = new ArrayList<String>();
        var digests = new ArrayList<String>();
        for (JsonNode file : record.at("/files")) {
            names.add(file.at("/role").asString() + " " + file.at("/name").asString());
            digests.add(file.at("/sha256").asString());
        }
        assertThat(names)
                .containsExactly(
                        "ORIGINAL 示发〔2026〕1号.pdf",
                        "ORIGINAL 示发〔2026〕1号.ofd",
                        "SIGN_OFF_SHEET 发文稿纸.pdf",
                        "DRAFT 定稿.pdf",
                        "DRAFT 定稿.docx",
                        "METADATA metadata.json");
        assertThat(digests).contains(Incoming.sha256(notice.officialPdf("li")));
        assertThat(Topic.all(Topics.RECORDS))
                .filteredOn(event -> event.value().contains(notice.id()))
                .extracting(Topic.Event::type)
                .containsExactly("org.wenshu.records.RecordFiled.v1");
    }

    @Test
    @Tag("D18")
    void one_trace_leads_from_the_draft_to_the_archive_number() {
        String archiveNumber = notice.archiveNumber();
        var steps = new ArrayList<String>();
        notice.trace("chen").forEach(step -> steps.add(step.at("/kind").asString()));

        assertThat(steps)
                .containsExactly(
                        "DRAFT",
                        "SUBMIT",
                        "PASS_REVIEW",
                        "SUBMIT",
                        "PASS_REVIEW",
                        "PASS_REVIEW",
                        "SIGN",
                        "RECHECK",
                        "DISTRIBUTE",
                        "CONFIRM_RECEIPT",
                        "CONFIRM_RECEIPT",
                        "ARCHIVE",
                        "ARCHIVE_NUMBER");
        assertThat(notice.trace("chen").toString()).contains("示发〔2026〕1号", archiveNumber);
    }

    @Test
    @Tag("X2")
    void the_journal_tells_who_did_what_when_and_from_where() {
        for (JsonNode entry : notice.journal()) {
            assertThat(entry.at("/by/id").asString()).isNotEmpty();
            assertThat(entry.at("/signature").asString()).isNotEmpty();
            assertThat(entry.at("/at").asString()).startsWith("2026-");
            assertThat(entry.at("/from").asString()).isNotEmpty();
        }
    }

    @Test
    @Tag("D17")
    @Tag("N3")
    void by_mail_it_leaves_once_with_exactly_the_file_that_was_issued_where_policy_allows() {
        Outgoing open = Outgoing.drafted("chen", Draft.notice("示发邮", "信息公开")).printed();
        Map<String, Object> byMail = Map.of("recipient", "示范市统计局", "channel", "EMAIL", "email", "office@stats.example");
        Answer refusal = open.ask("li", "dispatches", Map.of("dispatches", List.of(byMail)));
        assertThat(refusal.status()).as(refusal.body()).isEqualTo(400);
        assertThat(refusal.text("/errors/0/rule")).isEqualTo("email-allowed");

        Policies.with(
                "outgoing.send-by-email",
                "yes",
                // The service learns of the policy by the topic.
                () -> Patiently.until(() -> assertThat(
                                open.ask("li", "dispatches", Map.of("dispatches", List.of(byMail)))
                                        .status())
                        .isEqualTo(201)));

        Patiently.until(() -> assertThat(TheSuite.sinks().get("/mails.json").json())
                .filteredOn(mail -> mail.at("/to/0").asString().equals("office@stats.example"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.at("/subject").asString()).contains("示发邮〔2026〕1号", open.title());
                    assertThat(mail.at("/attachments/0").asString()).isEqualTo("示发邮〔2026〕1号.pdf");
                    assertThat(mail.at("/digests/0").asString())
                            .isEqualToIgnoringCase(Incoming.sha256(open.officialPdf("li")));
                }));
        open.done("li", "dispatches/1/receipt", Map.of("receivedBy", "统计局收发室")).archived();
    }
}
