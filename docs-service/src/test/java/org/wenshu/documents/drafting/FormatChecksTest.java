package org.wenshu.documents.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenshu.document.docx.DocxFormatCheck;
import org.wenshu.document.docx.FormatFinding;
import org.wenshu.documents.DocsServiceCase;
import org.wenshu.platform.problem.Problem;

@Tag("D11")
class FormatChecksTest extends DocsServiceCase {
    private static final String PATH = "/api/v1/format-checks";

    private static final byte[] XML = "<x/>".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private DraftImport imports;

    private static byte[] draft() throws IOException {
        try (var docx = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            var title = docx.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            title.createRun().setText("江州市水利局关于做好防汛工作的通知");
            docx.createParagraph().createRun().setText("市财政局,市审计局：");
            docx.createParagraph().createRun().setText("根据江政发[2026]5号文件，现将有关事项通知如下。");
            docx.createParagraph().createRun().setText("江州市水利局");
            docx.createParagraph().createRun().setText("2026年5月8日");
            docx.write(out);
            return out.toByteArray();
        }
    }

    /** The draft with its parts rewritten, and one more. */
    private static byte[] tampered(Function<String, String> document, String extra, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(draft()));
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = from.readAllBytes();
                to.write(
                        entry.getName().equals("word/document.xml")
                                ? document.apply(new String(part, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
            }
            to.putNextEntry(new ZipEntry(extra));
            to.write(content);
        }
        return out.toByteArray();
    }

    private void refused(byte[] file, String rule) {
        Answer answer = post(SECRETARY, PATH, Map.of("fileId", upload(SECRETARY, "x.docx", file)));
        assertThat(answer.is(422).text("/errors/0/rule")).isEqualTo(rule);
        assertThatThrownBy(() -> imports.read(new ByteArrayInputStream(file))).isInstanceOf(Problem.class);
    }

    @Test
    void a_draft_is_held_to_the_standard_and_mended_for_its_uploader_only() throws Exception {
        String fileId = upload(SECRETARY, "通知.docx", draft());
        Answer result = post(SECRETARY, PATH, Map.of("fileId", fileId)).is(201);
        assertThat(result.body().path("findings").toString()).contains("FM02", "5.2.1");
        assertThat(result.body().path("changes")).isNotEmpty();
        byte[] corrected =
                get(SECRETARY, result.text("/corrected")).is(200).response().body();
        assertThat(DocxFormatCheck.check(corrected)).noneMatch(FormatFinding::mendable);
        get(SECRETARY, PATH + "/" + result.id()).is(200);
        get(CLEARED_SECRETARY, PATH + "/" + result.id()).is(404);
        get(CLEARED_SECRETARY, result.text("/corrected")).is(404);
        post(CLEARED_SECRETARY, PATH, Map.of("fileId", fileId)).refuses("fileId", "uploaded-by-you");
        post(STRANGER, PATH, Map.of("fileId", fileId)).is(403);
        assertThat(get(STRANGER, PATH + "/rules").is(200).body().path("items").size())
                .isGreaterThan(20);
    }

    @Test
    void a_draft_is_read_with_what_the_drafter_should_look_at() throws Exception {
        var read = imports.read(new ByteArrayInputStream(tampered(text -> text, "word/media/image1.xml", XML)));
        assertThat(read.document().title()).isEqualTo("江州市水利局关于做好防汛工作的通知");
        assertThat(read.document().addressees()).containsExactly("市财政局", "市审计局");
        assertThat(read.warnings()).extracting(DraftImport.Warning::code).contains("pictures-left-out");
    }

    @Test
    void hostile_files_are_refused() throws Exception {
        refused("no docx".getBytes(StandardCharsets.UTF_8), "readable");
        refused(new byte[] {'P', 'K', 3, 4, 0, 0, 0}, "readable");
        byte[] whole = draft();
        refused(Arrays.copyOf(whole, whole.length / 2), "readable");
        refused(tampered(text -> "<w:document>", "x.xml", XML), "readable");
        refused(
                tampered(
                        text -> text.replaceFirst(
                                "(<\\?xml[^>]*>)?",
                                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
                        "x.xml",
                        XML),
                "no-doctype");
        refused(tampered(text -> text, "word/vbaProject.bin", new byte[10]), "no-macros");
        refused(tampered(text -> text, "word/media/bomb.bin", new byte[97 << 20]), "expands");
        refused(tampered(text -> text, "customXml/bomb.xml", new byte[13 << 20]), "expands");
        refused(tampered(text -> text.replace("现将有关事项通知如下。", "长".repeat(10_001)), "x.xml", XML), "length");
    }
}
