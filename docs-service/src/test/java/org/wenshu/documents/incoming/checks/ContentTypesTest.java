package org.wenshu.documents.incoming.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenshu.local.samples.Attachment;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.samples.SampleDocuments;

@Tag("D3")
class ContentTypesTest {
    @TempDir
    Path folder;

    @Test
    void of_samples_and_attachments_are_found_under_a_false_name() throws IOException {
        for (Sample sample : SampleDocuments.good()) {
            if (!sample.name().equals(SampleDocuments.HUGE)) {
                assertThat(detect(sample.bytes(), "x.txt")).isEqualTo(sample.mediaType());
                assertThat(ContentTypes.detect(sample.bytes(), "x.txt")).isEqualTo(sample.mediaType());
            }
            for (Attachment attachment : sample.attachments()) {
                assertThat(detect(attachment.bytes(), "x.pdf")).isEqualTo(attachment.mediaType());
            }
        }
    }

    @Test
    void of_old_office_files_come_from_inside() throws IOException {
        var excel = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet();
            workbook.write(excel);
        }
        assertThat(detect(excel.toByteArray(), "x.doc")).isEqualTo(ContentTypes.XLS);

        var word = new ByteArrayOutputStream();
        try (var storage = new POIFSFileSystem()) {
            storage.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
            storage.writeFilesystem(word);
        }
        assertThat(detect(word.toByteArray(), "x.xls")).isEqualTo(ContentTypes.DOC);
        assertThat(detect(Arrays.copyOf(word.toByteArray(), 600), "x.doc")).isEqualTo(ContentTypes.OLE);
    }

    @Test
    void of_containers_come_from_inside() throws IOException {
        assertThat(detect(zip("OFD.xml", "<ofd:OFD/>"), "x.zip")).isEqualTo(ContentTypes.OFD);
        assertThat(detect(zip("扫描/1.jpg", "x"), "x.docx")).isEqualTo(ContentTypes.ZIP);
        assertThat(detect(zip("mimetype", "application/vnd.oasis.opendocument.text"), "x"))
                .isEqualTo("application/vnd.oasis.opendocument.text");
        byte[] ofd = zip("OFD.xml", "<ofd:OFD/>".repeat(50));
        assertThat(detect(Arrays.copyOf(ofd, ofd.length - 30), "x.zip")).isEqualTo(ContentTypes.OFD);
    }

    @Test
    void of_pictures_and_text() throws IOException {
        assertThat(detect(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0}, "x.jpg"))
                .isEqualTo(ContentTypes.PNG);
        assertThat(detect(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, "x.png"))
                .isEqualTo(ContentTypes.JPEG);
        assertThat(detect("通知".getBytes(StandardCharsets.UTF_8), "x.pdf")).isEqualTo(ContentTypes.TEXT);
        assertThat(detect("通知".getBytes(Charset.forName("GB18030")), "x.pdf")).isEqualTo(ContentTypes.TEXT);
        assertThat(detect("序号,姓名\n".getBytes(StandardCharsets.UTF_8), "x.csv")).isEqualTo(ContentTypes.CSV);
        assertThat(detect("<html><script>".getBytes(StandardCharsets.UTF_8), "x.txt"))
                .isEqualTo("text/html");
        assertThat(detect(new byte[] {0, 1, 2}, "x.txt")).isEqualTo(ContentTypes.UNKNOWN);
        assertThat(detect(new byte[0], "x.txt")).isEqualTo(ContentTypes.UNKNOWN);
    }

    @Test
    void of_long_text_are_not_spoilt_by_a_character_cut_in_two() throws IOException {
        byte[] text = ("a" + "通".repeat(40_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(detect(text, "x.bin")).isEqualTo(ContentTypes.TEXT);
    }

    private String detect(byte[] content, String fileName) throws IOException {
        return ContentTypes.detect(Files.write(folder.resolve("upload"), content), fileName);
    }

    private static byte[] zip(String entry, String content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
