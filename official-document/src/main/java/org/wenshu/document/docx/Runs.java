package org.wenshu.document.docx;

import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** A paragraph's text over its runs, and changes of it that leave the runs' looks alone. */
final class Runs {
    private Runs() {}

    static String text(XWPFParagraph paragraph) {
        var text = new StringBuilder();
        for (XWPFRun run : paragraph.getRuns()) {
            String own = run.getText(0);
            text.append(own == null ? "" : own);
        }
        return text.toString();
    }

    /** The replacement gets the look of the first character that it replaces. */
    static void replace(XWPFParagraph paragraph, int from, int to, String replacement) {
        int at = 0;
        boolean written = false;
        XWPFRun last = null;
        for (XWPFRun run : paragraph.getRuns()) {
            String own = run.getText(0);
            if (own == null) {
                continue;
            }
            last = run;
            int start = Math.max(0, Math.min(own.length(), from - at));
            int end = Math.max(0, Math.min(own.length(), to - at));
            boolean touched = from - at < own.length() && to - at > 0
                    || (from == to && from - at >= 0 && from - at < own.length());
            if (touched) {
                run.setText(own.substring(0, start) + (written ? "" : replacement) + own.substring(end), 0);
                written = true;
            }
            at += own.length();
        }
        if (!written && last != null) {
            last.setText(last.getText(0) + replacement, 0);
        }
    }
}
