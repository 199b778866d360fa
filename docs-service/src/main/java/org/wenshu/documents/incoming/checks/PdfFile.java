package org.wenshu.documents.incoming.checks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Reads an uploaded PDF from disk, keeping what PDFBox needs in a temporary file. */
final class PdfFile {
    private PdfFile() {}

    static Reading read(Path file, CheckLimits limits) throws UnreadableFile {
        try {
            if (!hasEnd(file)) {
                throw new UnreadableFile(Finding.FILE_INTACT, "PDF 文件不完整：缺少文件结束标记，可能在传输中被截断，请重新发送。");
            }
            if (PdfStreams.expandBeyond(file, limits.expandedBytes())) {
                throw new UnreadableFile(Finding.FILE_EXPANDS, "PDF 文件内部数据的压缩比异常，为安全起见未予打开。");
            }
            var scratch = MemoryUsageSetting.setupTempFileOnly(limits.scratchBytes()).streamCache;
            try (PDDocument document = Loader.loadPDF(file.toFile(), scratch)) {
                int pages = document.getNumberOfPages();
                if (pages == 0) {
                    throw new UnreadableFile(Finding.FILE_INTACT, "PDF 文件中没有可读的页面，文件可能已损坏。");
                }
                return read(document, pages, limits);
            }
        } catch (UnreadableFile told) {
            throw told;
        } catch (InvalidPasswordException locked) {
            throw new UnreadableFile(Finding.PASSWORD_PROTECTED, "PDF 文件设有打开密码，无法查阅，请发送未加密的文件。");
        } catch (NoClassDefFoundError certificate) {
            throw new UnreadableFile(Finding.PASSWORD_PROTECTED, "PDF 文件用数字证书加密，无法查阅，请发送未加密的文件。");
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            throw new UnreadableFile(Finding.FILE_INTACT, "PDF 文件已损坏，无法打开，请重新发送。");
        }
    }

    private static Reading read(PDDocument document, int pages, CheckLimits limits) throws IOException {
        var text = new StringWriter();
        var stripper = new PageReader(limits, text);
        boolean whole = pages <= limits.pages();
        try {
            stripper.writeText(document, text);
        } catch (LimitReached early) {
            whole = false;
        }
        List<String> lines = text.toString().lines().toList();
        boolean anyText = stripper.characters >= Reading.LEAST_TEXT && stripper.textPages > 0;
        TextLayer layer = anyText ? TextLayer.TEXT : stripper.pictured.isEmpty() ? TextLayer.NONE : TextLayer.SCAN;
        return new Reading(
                lines, OptionalInt.of(pages), layer, List.copyOf(stripper.pictured), stripper.recognised, whole);
    }

    /** PDFBox mends a file that breaks off, and would show its remains as if they were all of it. */
    private static boolean hasEnd(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(2048, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
        }
    }

    /** Unchecked, since PDFBox logs and forgets what is checked inside a form. */
    private static final class LimitReached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LimitReached() {
            super("limit", null, false, false);
        }
    }

    /** Takes the text page by page, and notes which pages are covered by a picture instead. */
    private static final class PageReader extends PDFTextStripper {
        private static final double COVERED = 0.5;

        private final CheckLimits limits;
        private final Deadline deadline;
        private final StringWriter text;
        private final List<Integer> pictured = new ArrayList<>();
        private int characters;
        private int textPages;
        private boolean recognised;
        private int charactersBefore;
        private double covered;

        PageReader(CheckLimits limits, StringWriter text) {
            this.limits = limits;
            this.deadline = new Deadline(limits.time());
            this.text = text;
            setSortByPosition(true);
            setEndPage(limits.pages());
        }

        @Override
        protected void startPage(PDPage page) {
            charactersBefore = characters;
            covered = 0;
        }

        @Override
        protected void endPage(PDPage page) {
            int here = characters - charactersBefore;
            if (here < Reading.LEAST_TEXT && covered >= COVERED) {
                pictured.add(getCurrentPageNo());
            } else if (here > 0) {
                textPages++;
                recognised |= covered >= COVERED;
            }
        }

        @Override
        protected void writeString(String string) throws IOException {
            characters += (int) string.codePoints()
                    .filter(character -> !Character.isWhitespace(character))
                    .count();
            if (text.getBuffer().length() > limits.characters()) {
                throw new LimitReached();
            }
            super.writeString(string);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (deadline.isOver()) {
                throw new LimitReached();
            }
            boolean inline = operator.getName().equals("BI");
            if (inline || (operator.getName().equals("Do") && isPicture(operands))) {
                Matrix size = getGraphicsState().getCurrentTransformationMatrix();
                double area = Math.abs(size.getScaleX() * size.getScaleY() - size.getShearX() * size.getShearY());
                var sheet = getCurrentPage().getCropBox();
                covered += area / Math.max(1, sheet.getWidth() * sheet.getHeight());
            }
            super.processOperator(operator, operands);
        }

        private boolean isPicture(List<COSBase> operands) {
            @Nullable PDResources resources = getResources();
            return resources != null
                    && !operands.isEmpty()
                    && operands.getFirst() instanceof COSName name
                    && resources.isImageXObject(name);
        }
    }
}
