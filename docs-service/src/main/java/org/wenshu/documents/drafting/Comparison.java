package org.wenshu.documents.drafting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What differs between two versions of a document (版本对比, D10), in the order of its elements. */
public record Comparison(List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }

    /** An element that can differ. */
    public enum Part {
        KIND("文种"),
        FORMAT("公文格式"),
        DIRECTION("行文方向"),
        COPY_NUMBER("份号"),
        SECRECY("密级和保密期限"),
        URGENCY("紧急程度"),
        HEAD("发文机关标志"),
        NUMBER("发文字号"),
        SIGNERS("签发人"),
        TITLE("标题"),
        ADDRESSEES("主送机关"),
        BODY("正文"),
        ATTACHMENTS_NOTE("附件说明"),
        ISSUERS("发文机关署名"),
        DATE("成文日期"),
        SEAL("加盖印章"),
        NOTE("附注"),
        ATTENDANCE("参会人员"),
        ATTACHMENT("附件"),
        COPIES("抄送机关"),
        PRINTED_BY("印发机关"),
        PRINTED_ON("印发日期");

        private final String chinese;

        Part(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What was done at a place. */
    public enum Kind {
        ADDED("新增"),
        REMOVED("删除"),
        /** Other words. */
        CHANGED("修改"),
        /** The same words as something else, such as a paragraph that became a heading. */
        REFORMATTED("改变形式");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * One difference.
     *
     * @param before what stood there; empty if it was added
     * @param after what stands there; empty if it was removed
     * @param formBefore what it was, such as 二级标题
     * @param segments before and after as one text: what is not inserted is before, what is not deleted is after
     */
    public record Difference(
            Place place,
            Kind kind,
            Optional<String> before,
            Optional<String> after,
            Optional<String> formBefore,
            Optional<String> formAfter,
            List<Segment> segments) {
        public Difference {
            segments = List.copyOf(segments);
        }
    }

    /**
     * Where something differs.
     *
     * @param entry which attachment, from 0, as they are now (as they were, for one that was removed); else 0
     * @param blockBefore the block of the text (or the entry of the list) as it was, from 0
     * @param blockAfter the same as it is now
     * @param label for people, such as 正文第3段
     */
    public record Place(
            Part part, int entry, Optional<Integer> blockBefore, Optional<Integer> blockAfter, String label) {}

    /** A stretch of text that was kept, inserted or deleted. */
    public record Segment(Change change, String text) {}

    /** What became of a stretch of text. */
    public enum Change {
        EQUAL,
        INSERTED,
        DELETED
    }

    public boolean isSame() {
        return differences.isEmpty();
    }

    /** The differences as a piece of HTML that holds nothing but its own tags, whatever the documents say. */
    public String html() {
        var html = new StringBuilder("<div class=\"comparison\">\n");
        if (differences.isEmpty()) {
            html.append("<p>两个版本内容相同</p>\n");
        }
        for (Difference difference : differences) {
            html.append("<section class=\"")
                    .append(difference.kind().name().toLowerCase(Locale.ROOT))
                    .append("\">\n<h4>")
                    .append(escaped(difference.place().label()))
                    .append("：")
                    .append(difference.kind().chinese())
                    .append("</h4>\n");
            if (!difference.formBefore().equals(difference.formAfter())) {
                html.append("<p class=\"form\"><del>")
                        .append(escaped(difference.formBefore().orElse("")))
                        .append("</del><ins>")
                        .append(escaped(difference.formAfter().orElse("")))
                        .append("</ins></p>\n");
            }
            html.append("<p>");
            for (Segment segment : difference.segments()) {
                String text = escaped(segment.text());
                html.append(
                        switch (segment.change()) {
                            case EQUAL -> text;
                            case INSERTED -> "<ins>" + text + "</ins>";
                            case DELETED -> "<del>" + text + "</del>";
                        });
            }
            html.append("</p>\n</section>\n");
        }
        return html.append("</div>\n").toString();
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }
}
