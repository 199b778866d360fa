package org.wenshu.local.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ooxml.extractor.POIXMLExtractorFactory;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDocumentsTest {

    @Test
    void cover_the_kinds_that_an_office_receives() {
        assertThat(SampleDocuments.all()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(SampleDocuments.all().stream().map(Sample::kind).collect(Collectors.toSet()))
                .contains("通知", "函", "请示", "报告", "纪要", "决定", "意见", "批复", "通报");
        assertThat(SampleDocuments.all().stream().map(Sample::name)).doesNotHaveDuplicates();
        for (Defect defect : Defect.values()) {
            assertThat(SampleDocuments.with(defect).defect()).contains(defect);
        }
    }

    @Test
    void include_what_trips_careless_programs() {
        assertThat(SampleDocuments.named(SampleDocuments.LONG_TITLE).title()).hasSize(200);
        assertThat(SampleDocuments.named("notice-rare-sender").sender()).contains("𠮷");
        assertThat(SampleDocuments.named("letter-rare-sender").sender()).contains("㐂");
        assertThat(SampleDocuments.named(SampleDocuments.FULL_WIDTH_NUMBER).senderNumber())
                .isEqualTo("江发改函［２０２６］１５号");
    }

    static Stream<Sample> everySmallOne() {
        return SampleDocuments.all().stream().filter(sample -> !sample.name().equals(SampleDocuments.HUGE));
    }

    @ParameterizedTest
    @MethodSource("everySmallOne")
    void are_the_same_bytes_each_time(Sample sample) {
        assertThat(Arrays.equals(sample.bytes(), sample.bytes())).isTrue();
    }

    @Nested
    class without_defect {

        static Stream<Sample> goodPdfs() {
            return everySmallOne()
                    .filter(sample ->
                            sample.defect().isEmpty() && sample.mediaType().equals(SampleDocuments.PDF));
        }

        static Stream<Sample> goodWordFiles() {
            return everySmallOne()
                    .filter(sample ->
                            sample.defect().isEmpty() && sample.mediaType().equals(SampleDocuments.DOCX));
        }

        @ParameterizedTest
        @MethodSource("goodPdfs")
        void a_pdf_opens_with_its_text_and_pages(Sample sample) throws IOException {
            try (PDDocument document = Loader.loadPDF(sample.bytes())) {
                assertThat(document.getNumberOfPages()).isEqualTo(sample.pages());
                assertThatTextFits(new PDFTextStripper().getText(document), sample);
            }
        }

        @ParameterizedTest
        @MethodSource("goodWordFiles")
        void a_docx_opens_with_its_text_and_pages(Sample sample) throws IOException {
            try (var document = new XWPFDocument(new ByteArrayInputStream(sample.bytes()));
                    var extractor = new POIXMLExtractorFactory().create(document.getPackage())) {
                assertThat(document.getProperties().getExtendedProperties().getPages())
                        .isEqualTo(sample.pages());
                assertThatTextFits(extractor.getText(), sample);
            }
        }

        @Test
        void attachments_open() throws IOException {
            Set<String> types = new HashSet<>();
            for (Attachment attachment : SampleDocuments.all().stream()
                    .flatMap(sample -> sample.attachments().stream())
                    .toList()) {
                types.add(attachment.mediaType());
                switch (attachment.mediaType()) {
                    case SampleDocuments.PDF ->
                        Loader.loadPDF(attachment.bytes()).close();
                    case SampleDocuments.DOCX -> new XWPFDocument(new ByteArrayInputStream(attachment.bytes())).close();
                    default -> new XSSFWorkbook(new ByteArrayInputStream(attachment.bytes())).close();
                }
            }
            assertThat(types).hasSize(3);
        }

        @Test
        void the_huge_one_has_more_than_60_MiB_and_opens(@TempDir Path folder) throws IOException {
            Sample huge = SampleDocuments.named(SampleDocuments.HUGE);
            Path file = folder.resolve("huge.pdf");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                huge.writeTo(out);
            }
            assertThat(Files.size(file)).isGreaterThan(60L * 1024 * 1024);
            try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
                assertThat(document.getNumberOfPages()).isEqualTo(huge.pages());
                assertThatTextFits(new PDFTextStripper().getText(document), huge);
            }
        }
    }

    @Nested
    class with_a_defect {

        @Test
        void a_scan_has_pages_but_no_text() throws IOException {
            Sample scan = SampleDocuments.with(Defect.SCAN_ONLY);
            try (PDDocument document = Loader.loadPDF(scan.bytes())) {
                assertThat(document.getNumberOfPages()).isEqualTo(scan.pages());
                assertThat(new PDFTextStripper().getText(document)).isBlank();
                assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
            }
        }

        @Test
        void a_locked_one_opens_only_with_the_password() throws IOException {
            Sample locked = SampleDocuments.with(Defect.PASSWORD_PROTECTED);
            assertThatThrownBy(() -> Loader.loadPDF(locked.bytes())).isInstanceOf(InvalidPasswordException.class);
            try (PDDocument document = Loader.loadPDF(locked.bytes(), SampleDocuments.PASSWORD)) {
                assertThatTextFits(new PDFTextStripper().getText(document), locked);
            }
        }

        @Test
        void a_truncated_one_does_not_open() {
            Sample truncated = SampleDocuments.with(Defect.TRUNCATED);
            assertThatThrownBy(() -> new XWPFDocument(new ByteArrayInputStream(truncated.bytes())))
                    .isInstanceOf(Exception.class);
        }

        @Test
        void a_misnamed_one_is_a_word_file_called_pdf() throws IOException {
            Sample misnamed = SampleDocuments.with(Defect.NAME_DISAGREES);
            assertThat(misnamed.fileName()).endsWith(".pdf");
            try (var in = new BufferedInputStream(new ByteArrayInputStream(misnamed.bytes()))) {
                assertThat(FileMagic.valueOf(in)).isEqualTo(FileMagic.OOXML);
            }
        }

        @Test
        void pages_attachments_number_and_title_differ_from_what_was_declared() throws IOException {
            Sample pages = SampleDocuments.with(Defect.PAGES_MISSING);
            try (PDDocument document = Loader.loadPDF(pages.bytes())) {
                assertThat(document.getNumberOfPages()).isLessThan(pages.pages());
            }
            assertThat(SampleDocuments.with(Defect.ATTACHMENT_MISSING).attachmentNames())
                    .hasSize(1);
            Sample number = SampleDocuments.with(Defect.NUMBER_DISAGREES);
            try (PDDocument document = Loader.loadPDF(number.bytes())) {
                assertThat(folded(new PDFTextStripper().getText(document)))
                        .doesNotContain(folded(number.senderNumber()));
            }
            Sample title = SampleDocuments.with(Defect.TITLE_DISAGREES);
            try (var document = new XWPFDocument(new ByteArrayInputStream(title.bytes()));
                    var extractor = new POIXMLExtractorFactory().create(document.getPackage())) {
                assertThat(folded(extractor.getText())).doesNotContain(folded(title.title()));
            }
        }
    }

    private static void assertThatTextFits(String text, Sample sample) {
        var expected = List.of(sample.title(), sample.sender(), sample.senderNumber(), sample.addressee());
        assertThat(folded(text))
                .contains(expected.stream().map(SampleDocumentsTest::folded).toList());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }
}
