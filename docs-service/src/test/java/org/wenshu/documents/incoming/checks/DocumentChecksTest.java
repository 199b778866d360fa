package org.wenshu.documents.incoming.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.wenshu.local.samples.Defect;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.samples.SampleDocuments;

@Tag("D3")
class DocumentChecksTest {
    private final DocumentChecks checks = new DocumentChecks();

    /** PDFBox tells about every broken operator of the hostile files. */
    @BeforeAll
    static void silencePdfBox() {
        for (String name : List.of("org.apache.pdfbox", "org.apache.fontbox")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
        }
    }

    @Nested
    class a_sound_document {

        static Stream<Sample> soundOnes() {
            return SampleDocuments.good().stream();
        }

        @ParameterizedTest
        @MethodSource("soundOnes")
        void has_no_defect_and_agrees_with_its_registration(Sample sample, @TempDir Path folder) throws IOException {
            CheckReport report = checks.check(written(sample, folder), sample.fileName(), facts(sample));

            assertThat(report.defects()).isEmpty();
            assertThat(report.opens()).isTrue();
            assertThat(report.detectedType()).isEqualTo(sample.mediaType());
            assertThat(report.textLayer()).isEqualTo(TextLayer.TEXT);
            assertThat(report.pages()).hasValue(sample.pages());
            assertThat(report.with(Severity.PASSED).stream().map(Finding::code))
                    .contains(
                            Finding.FILE_OPENS,
                            Finding.TYPE_AGREES,
                            Finding.PAGE_COUNT,
                            Finding.SENDER_NUMBER,
                            Finding.TITLE)
                    .filteredOn(Finding.ATTACHMENTS::equals)
                    .hasSameSizeAs(sample.attachments());
            if (!sample.name().equals(SampleDocuments.HUGE)) {
                assertThat(report.with(Severity.ADVICE)).isEmpty();
            }
        }

        @Test
        void of_60_MB_has_its_picture_pages_named() throws IOException {
            Sample huge = SampleDocuments.named(SampleDocuments.HUGE);

            CheckReport report = checks.check(new ByteArrayInputStream(huge.bytes()), huge.fileName(), facts(huge));

            assertThat(report.with(Severity.ADVICE)).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Finding.TEXT_LAYER);
                assertThat(finding.place()).matches("第3、4、.*等30页");
            });
        }
    }

    @Nested
    class a_faulty_document {

        @Test
        void that_is_a_scan_is_said_to_need_a_persons_eyes() throws IOException {
            CheckReport report = check(SampleDocuments.with(Defect.SCAN_ONLY));

            assertThat(report.textLayer()).isEqualTo(TextLayer.SCAN);
            assertThat(report.defects()).isEmpty();
            assertThat(report.with(Severity.ADVICE)).extracting(Finding::code).containsExactly(Finding.TEXT_LAYER);
        }

        @Test
        void that_is_locked_cannot_be_opened() throws IOException {
            CheckReport report = check(SampleDocuments.with(Defect.PASSWORD_PROTECTED));

            assertThat(report.opens()).isFalse();
            assertThat(report.defects()).extracting(Finding::code).containsExactly(Finding.PASSWORD_PROTECTED);
        }

        @Test
        void that_is_a_locked_word_file_cannot_be_opened() throws IOException {
            var locked = new ByteArrayOutputStream();
            try (var storage = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("Jz-2026");
                try (OutputStream out = encryptor.getDataStream(storage)) {
                    SampleDocuments.named("letter-data-sharing").writeTo(out);
                } catch (GeneralSecurityException impossible) {
                    throw new IOException(impossible);
                }
                storage.writeFilesystem(locked);
            }

            CheckReport report = check(locked.toByteArray(), "函.docx");

            assertThat(report.defects()).extracting(Finding::code).containsExactly(Finding.PASSWORD_PROTECTED);
        }

        @Test
        void that_broke_off_is_not_intact_but_still_recognised() throws IOException {
            CheckReport word = check(SampleDocuments.with(Defect.TRUNCATED));
            assertThat(word.opens()).isFalse();
            assertThat(word.detectedType()).isEqualTo(ContentTypes.DOCX);
            assertThat(word.defects()).extracting(Finding::code).containsExactly(Finding.FILE_INTACT);

            byte[] pdf = SampleDocuments.named("notice-flood-control").bytes();
            assertThat(check(Arrays.copyOf(pdf, pdf.length - 40), "通知.pdf").defects())
                    .extracting(Finding::code)
                    .containsExactly(Finding.FILE_INTACT);
        }

        @Test
        void that_is_misnamed_is_told_from_its_content() throws IOException {
            CheckReport report = check(SampleDocuments.with(Defect.NAME_DISAGREES));

            assertThat(report.detectedType()).isEqualTo(ContentTypes.DOCX);
            assertThat(report.opens()).isTrue();
            assertThat(report.defects()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Finding.TYPE_AGREES);
                assertThat(finding.message()).contains(".pdf", "Word 文档");
            });
        }

        @Test
        void that_lacks_pages_names_both_counts() throws IOException {
            assertThat(check(SampleDocuments.with(Defect.PAGES_MISSING)).defects())
                    .containsExactly(Finding.defect(Finding.PAGE_COUNT, "全文", "文件共2页，登记为6页。"));
        }

        @Test
        void that_lacks_an_attachment_names_it() throws IOException {
            assertThat(check(SampleDocuments.with(Defect.ATTACHMENT_MISSING)).defects())
                    .containsExactly(Finding.defect(Finding.ATTACHMENTS, "附件说明", "缺少附件2“填报说明及指标解释”，未随文收到。"));
        }

        @Test
        void that_bears_another_number_names_both() throws IOException {
            assertThat(check(SampleDocuments.with(Defect.NUMBER_DISAGREES)).defects())
                    .containsExactly(Finding.defect(
                            Finding.SENDER_NUMBER, "版头", "文件上的发文字号为“江水函〔2026〕32号”，与登记的“江水函〔2026〕23号”不一致。"));
        }

        @Test
        void that_bears_another_title_names_both() throws IOException {
            Sample sample = SampleDocuments.with(Defect.TITLE_DISAGREES);
            assertThat(check(sample).defects()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Finding.TITLE);
                assertThat(finding.message()).contains("公文办理质量情况的通报", sample.title());
            });
        }

        @Test
        void whose_text_was_recognised_from_a_scan_is_doubted_not_returned() throws IOException {
            Sample sample = SampleDocuments.with(Defect.NUMBER_DISAGREES);
            var overlaid = new ByteArrayOutputStream();
            try (var document = Loader.loadPDF(sample.bytes())) {
                var picture = LosslessFactory.createFromImage(
                        document, new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY));
                for (PDPage page : document.getPages()) {
                    try (var canvas = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                        canvas.drawImage(picture, 0, 0, 595, 842);
                    }
                }
                document.save(overlaid);
            }

            CheckReport report =
                    checks.check(new ByteArrayInputStream(overlaid.toByteArray()), sample.fileName(), facts(sample));

            assertThat(report.textLayer()).isEqualTo(TextLayer.TEXT);
            assertThat(report.defects()).isEmpty();
            assertThat(report.with(Severity.ADVICE)).extracting(Finding::code).containsExactly(Finding.SENDER_NUMBER);
        }

        @Test
        void whose_fonts_hide_the_characters_is_left_to_a_person() throws IOException {
            var gibberish = new ByteArrayOutputStream();
            try (var document = new PDDocument()) {
                var page = new PDPage();
                document.addPage(page);
                try (var canvas = new PDPageContentStream(document, page)) {
                    canvas.beginText();
                    canvas.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    canvas.showText("gbcdx xkwqz bbnmw qwrtp zzxcv");
                    canvas.endText();
                }
                document.save(gibberish);
            }
            var facts = new DeclaredFacts("关于做好工作的通知", "江政发〔2026〕1号", OptionalInt.of(1), List.of());

            CheckReport report = checks.check(new ByteArrayInputStream(gibberish.toByteArray()), "通知.pdf", facts);

            assertThat(report.defects()).isEmpty();
            assertThat(report.with(Severity.ADVICE)).extracting(Finding::code).containsExactly(Finding.TEXT_LAYER);
        }

        @Test
        void that_is_empty_or_blank_is_refused() throws IOException {
            assertThat(check(new byte[0], "空.pdf").defects())
                    .extracting(Finding::code)
                    .containsExactly(Finding.FILE_OPENS);
            var blank = new ByteArrayOutputStream();
            try (var document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(blank);
            }
            CheckReport report = check(blank.toByteArray(), "空白.pdf");
            assertThat(report.textLayer()).isEqualTo(TextLayer.NONE);
            assertThat(report.defects()).extracting(Finding::code).containsExactly(Finding.TEXT_LAYER);
        }
    }

    @Nested
    class a_hostile_file {

        @Test
        void that_is_a_zip_bomb_is_not_expanded() throws IOException {
            var out = new ByteArrayOutputStream();
            try (var source = new ZipInputStream(new ByteArrayInputStream(
                            SampleDocuments.named("letter-data-sharing").bytes()));
                    var zip = new ZipOutputStream(out)) {
                for (ZipEntry entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    source.transferTo(zip);
                    if (entry.getName().equals("word/document.xml")) {
                        zip.write(" ".repeat(1 << 20).repeat(64).getBytes(StandardCharsets.UTF_8));
                    }
                    zip.closeEntry();
                }
            }

            CheckReport report = check(out.toByteArray(), "函.docx");

            assertThat(report.opens()).isFalse();
            assertThat(report.defects()).extracting(Finding::code).containsExactly(Finding.FILE_EXPANDS);
        }

        @Test
        void that_hides_a_bomb_in_a_pdf_stream_is_not_opened() throws IOException {
            var stream = new ByteArrayOutputStream();
            try (var deflated = new DeflaterOutputStream(stream, new Deflater(Deflater.BEST_COMPRESSION))) {
                byte[] spaces = new byte[1 << 20];
                Arrays.fill(spaces, (byte) ' ');
                for (int i = 0; i < 200; i++) {
                    deflated.write(spaces);
                }
            }
            var pdf = new ByteArrayOutputStream();
            pdf.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
                            + "4 0 obj<</Length " + stream.size() + "/Filter/FlateDecode>>stream\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            pdf.writeBytes(stream.toByteArray());
            pdf.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(check(pdf.toByteArray(), "通知.pdf").defects())
                    .extracting(Finding::code)
                    .containsExactly(Finding.FILE_EXPANDS);
        }

        @Test
        void cannot_make_the_checks_throw() throws IOException {
            var random = new SplittableRandom(3);
            for (String name : List.of("notice-flood-control", "letter-data-sharing", "scan-duty-notice")) {
                byte[] sound = SampleDocuments.named(name).bytes();
                for (int round = 0; round < 40; round++) {
                    byte[] damaged = sound.clone();
                    int changes = 1 + random.nextInt(60);
                    for (int i = 0; i < changes; i++) {
                        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                    }
                    byte[] cut = round % 2 == 0 ? damaged : Arrays.copyOf(damaged, random.nextInt(damaged.length));
                    assertThat(check(cut, "通知.pdf").findings()).isNotEmpty();
                }
            }
        }

        @Test
        void is_read_only_until_the_time_is_up() throws IOException {
            Sample sample = SampleDocuments.named("opinion-elderly-care");
            var hurried = new DocumentChecks(new CheckLimits(200, Duration.ZERO, 1000, 1 << 20, 1 << 26));

            CheckReport report =
                    hurried.check(new ByteArrayInputStream(sample.bytes()), sample.fileName(), facts(sample));

            assertThat(report.pages()).hasValue(sample.pages());
            assertThat(report.findings()).extracting(Finding::code).contains(Finding.READ_WHOLE);
        }

        @Test
        void is_read_only_for_so_many_pages() throws IOException {
            Sample sample = SampleDocuments.named("opinion-elderly-care");
            var brief = new DocumentChecks(new CheckLimits(1, Duration.ofSeconds(20), 1_000_000, 128L << 20, 1 << 26));

            CheckReport report =
                    brief.check(new ByteArrayInputStream(sample.bytes()), sample.fileName(), facts(sample));

            assertThat(report.findings())
                    .extracting(Finding::code, Finding::severity)
                    .contains(tuple(Finding.READ_WHOLE, Severity.ADVICE), tuple(Finding.TITLE, Severity.PASSED));
        }
    }

    @Nested
    class a_word_document {

        @Test
        void without_a_page_count_leaves_counting_to_a_person() throws IOException {
            var facts = new DeclaredFacts("", "", OptionalInt.of(2), List.of());

            CheckReport report = checks.check(
                    new ByteArrayInputStream(word("关于做好工作的通知", "各县（区）人民政府：", "现就有关事项通知如下。")), "a.docx", facts);

            assertThat(report.pages()).isEmpty();
            assertThat(report.with(Severity.ADVICE)).extracting(Finding::code).containsExactly(Finding.PAGE_COUNT);
        }

        @Test
        void may_carry_its_attachments_after_the_body() throws IOException {
            byte[] file = word(
                    "江政发〔2026〕1号",
                    "江州市人民政府关于做好工作的通知",
                    "各县（区）人民政府：",
                    "现就有关事项通知如下。",
                    "附件：1．责任分工表",
                    "2．进度安排表",
                    "江州市人民政府",
                    "2026年1月5日",
                    "附件1",
                    "责任分工表",
                    "附件2",
                    "进度安排表");
            var facts = new DeclaredFacts("关于做好工作的通知", "江政发〔2026〕1号", OptionalInt.empty(), List.of());

            CheckReport report = checks.check(new ByteArrayInputStream(file), "a.docx", facts);

            assertThat(report.defects()).isEmpty();
            assertThat(report.with(Severity.PASSED))
                    .filteredOn(finding -> finding.code().equals(Finding.ATTACHMENTS))
                    .extracting(Finding::place)
                    .containsExactly("正文之后", "正文之后");
        }

        private byte[] word(String... paragraphs) throws IOException {
            var out = new ByteArrayOutputStream();
            try (var document = new XWPFDocument()) {
                for (String paragraph : paragraphs) {
                    document.createParagraph().createRun().setText(paragraph);
                }
                document.write(out);
            }
            return out.toByteArray();
        }
    }

    @Nested
    class another_kind_of_file {

        @Test
        void is_left_to_a_person() throws IOException {
            CheckReport report = check("关于做好工作的通知".getBytes(StandardCharsets.UTF_8), "通知.txt");

            assertThat(report.detectedType()).isEqualTo(ContentTypes.TEXT);
            assertThat(report.opens()).isTrue();
            assertThat(report.with(Severity.ADVICE))
                    .extracting(Finding::code)
                    .containsExactly(Finding.FORMAT_CHECKABLE);
        }

        @Test
        void that_nobody_knows_is_a_defect() throws IOException {
            CheckReport report = check(new byte[] {1, 2, 3, 0, 5}, "通知.pdf");

            assertThat(report.opens()).isFalse();
            assertThat(report.defects())
                    .extracting(Finding::code)
                    .containsExactly(Finding.TYPE_AGREES, Finding.FILE_OPENS);
        }
    }

    private CheckReport check(Sample sample) throws IOException {
        return checks.check(new ByteArrayInputStream(sample.bytes()), sample.fileName(), facts(sample));
    }

    private CheckReport check(byte[] content, String fileName) throws IOException {
        return checks.check(new ByteArrayInputStream(content), fileName, DeclaredFacts.none());
    }

    private static DeclaredFacts facts(Sample sample) {
        return new DeclaredFacts(
                sample.title(), sample.senderNumber(), OptionalInt.of(sample.pages()), sample.attachmentNames());
    }

    private static Path written(Sample sample, Path folder) throws IOException {
        Path file = folder.resolve("upload");
        try (OutputStream out = Files.newOutputStream(file)) {
            sample.writeTo(out);
        }
        return file;
    }
}
