package org.wenshu.document.checks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Marks that come in pairs, and ends of paragraphs. */
final class PunctuationChecks {
    /** Ends like prose, is not a list of names, a signature or a line with a label. */
    private static final Pattern UNENDED = Pattern.compile(".{14,}[\\u4e00-\\u9fa5\\d”》）%％]");

    private PunctuationChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("PU08", (r, c, f) -> paired(r, "“‘", "”’", f));
        checks.put("PU09", (r, c, f) -> paired(r, "（《〔〈【", "）》〕〉】", f));
        checks.put("PU12", (r, c, f) -> {
            for (Passage passage : r.prose()) {
                String text = passage.text().strip();
                if (passage.role() == Passage.Role.PARAGRAPH
                        && UNENDED.matcher(text).matches()
                        && text.contains("，")
                        && !text.matches("^(?:联系|地址|电话|附件|抄送|出席|列席|请假|注).{0,8}[：:].*")) {
                    f.at(passage, passage.text().length(), passage.text().length(), Optional.of("。"));
                }
            }
        });
    }

    private static void paired(Reading reading, String open, String close, Findings found) {
        for (Passage passage : reading.passages()) {
            String text = passage.text();
            Deque<Integer> opened = new ArrayDeque<>();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (open.indexOf(c) >= 0) {
                    opened.push(i);
                } else if (close.indexOf(c) >= 0) {
                    if (!opened.isEmpty() && open.indexOf(text.charAt(opened.peek())) == close.indexOf(c)) {
                        opened.pop();
                    } else if (!(c == '）' && text.substring(0, i).matches("[\\s　]*[\\d一二三四五六七八九十]+"))) {
                        found.at(passage, i, i + 1, Optional.empty());
                    }
                }
            }
            opened.forEach(at -> found.at(passage, at, at + 1, Optional.empty()));
        }
    }
}
