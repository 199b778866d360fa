package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.model.PersonId;

/**
 * The check after sign-off (复核, D15) and what was made by it.
 *
 * @param printedOn 印发日期
 * @param papers the document as it is printed (PDF and OFD), and the sign-off sheet
 * @param pages of the document
 * @param setAside why it was done again
 */
public record Recheck(
        List<Point> points,
        LocalDate printedOn,
        List<DocumentFile> papers,
        int pages,
        Optional<String> remark,
        PersonId by,
        String signature,
        Instant at,
        Optional<String> setAside) {

    public Recheck {
        points = List.copyOf(points);
        papers = List.copyOf(papers);
    }

    /** What is looked at, besides what the machine compares. */
    public enum Point {
        NUMBER("发文字号"),
        SIGNATURE_BLOCK("发文机关署名"),
        DATE("成文日期"),
        SEAL("印章位置");

        private final String chinese;

        Point(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    Recheck setAside(String because) {
        return new Recheck(points, printedOn, papers, pages, remark, by, signature, at, Optional.of(because));
    }
}
