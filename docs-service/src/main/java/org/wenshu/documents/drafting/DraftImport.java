package org.wenshu.documents.drafting;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wenshu.document.docx.DocxImport;
import org.wenshu.document.docx.ImportedDocument;
import org.wenshu.document.docx.UnreadableDocx;
import org.wenshu.documents.references.OfficeFile;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Reads a draft that was written with a word processor; hostile files are refused before they are opened. */
@Component
public class DraftImport {
    private static final Logger LOG = LoggerFactory.getLogger(DraftImport.class);
    private static final String FIELD = "fileId";

    /**
     * What a DOCX says.
     *
     * @param warnings what could not be taken over, or not be told for sure
     */
    public record ImportedDraft(ImportedDocument document, List<Warning> warnings) {
        public ImportedDraft {
            warnings = List.copyOf(warnings);
        }
    }

    /** Something that the drafter should look at. */
    public record Warning(String code, String chinese, String english) {}

    /**
     * @throws Problem UNPROCESSABLE or TOO_LARGE if it is no DOCX that may be opened
     */
    public ImportedDraft read(InputStream in) {
        OfficeFile file = OfficeFile.read(in, FIELD, OfficeFile.Kind.WORD);
        ImportedDocument document = imported(file);
        return new ImportedDraft(document, warnings(file.parts(), document));
    }

    /** What the file says, if it is not too long to be worked with. */
    static ImportedDocument imported(OfficeFile file) {
        ImportedDocument document = parsed(file);
        refuseTooLong(document);
        return document;
    }

    private static ImportedDocument parsed(OfficeFile file) {
        try {
            return DocxImport.read(file.bytes());
        } catch (UnreadableDocx unreadable) {
            throw OfficeFile.unreadable(FIELD, OfficeFile.Kind.WORD).causedBy(unreadable);
        } catch (RuntimeException damaged) {
            // Who sends a damaged file is told so; that the parser fell over it is ours to know.
            LOG.warn("A DOCX could not be imported", damaged);
            throw OfficeFile.unreadable(FIELD, OfficeFile.Kind.WORD).causedBy(damaged);
        }
    }

    /** What is longer could not be saved as a draft either. */
    private static void refuseTooLong(ImportedDocument document) {
        List<String> texts = new ArrayList<>();
        TextBody.of(document.body()).blocks().forEach(block -> add(block, texts));
        document.attachments()
                .forEach(attachment -> TextBody.of(attachment.text()).blocks().forEach(block -> add(block, texts)));
        boolean longParts = texts.size() > 20_000 || texts.stream().anyMatch(text -> text.length() > 10_000);
        if (longParts || texts.stream().mapToLong(String::length).sum() > 1_000_000) {
            throw Problem.of(ProblemType.UNPROCESSABLE)
                    .detail("文档过长，或者有超过10000字的段落", "the document, or one of its paragraphs, is too long")
                    .field(FIELD, "length", "文档过长，或者有超过10000字的段落", "is too long");
        }
    }

    private static void add(BlockBody block, List<String> texts) {
        switch (block) {
            case BlockBody.Heading heading -> texts.add(heading.text());
            case BlockBody.Paragraph paragraph -> texts.add(paragraph.text());
            case BlockBody.Items items -> texts.addAll(items.items());
            case BlockBody.Table table ->
                table.rows().forEach(row -> row.cells().forEach(cell -> texts.add(cell.text())));
        }
    }

    private static List<Warning> warnings(Set<String> parts, ImportedDocument document) {
        List<Warning> warnings = new ArrayList<>();
        if (document.title().isBlank()) {
            warnings.add(new Warning("no-title", "没有识别出标题，请补充", "no title was found"));
        }
        if (document.body().blocks().isEmpty()) {
            warnings.add(new Warning("no-body", "没有识别出正文", "no body was found"));
        }
        if (document.number().isPresent()) {
            warnings.add(new Warning(
                    "number-left-out",
                    "文件中的发文字号未采用；字号在复核时编定",
                    "the number is not taken over; it is given at the recheck"));
        }
        if (parts.stream().anyMatch(part -> part.startsWith("word/media/"))) {
            warnings.add(new Warning("pictures-left-out", "图片未导入", "pictures were left out"));
        }
        if (parts.contains("word/comments.xml")) {
            warnings.add(new Warning("comments-left-out", "批注未导入", "comments were left out"));
        }
        if (parts.contains("word/footnotes.xml") || parts.contains("word/endnotes.xml")) {
            warnings.add(new Warning("notes-left-out", "如有脚注、尾注，未导入", "footnotes and endnotes were left out"));
        }
        int named = document.attachmentNames().size();
        int held = document.attachments().size();
        if (named != held) {
            warnings.add(new Warning(
                    "attachments-differ",
                    "附件说明列有" + named + "个附件，正文后有" + held + "个",
                    "the note lists " + named + " attachments, " + held + " follow"));
        }
        return warnings;
    }
}
