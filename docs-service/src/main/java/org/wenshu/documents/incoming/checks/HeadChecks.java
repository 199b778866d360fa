package org.wenshu.documents.incoming.checks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether document number (发文字号) and title in the text are those of the registration. */
final class HeadChecks {
    /** The head ends within so many lines; a title may take ten. */
    private static final int HEAD_LINES = 60;

    /** A line that is nothing but the document's own number, perhaps after the red head or before the signer. */
    private static final Pattern OWN_NUMBER =
            Pattern.compile("(?:.{0,40}?(?:文件|公文))?(?<number>[\\p{IsHan}A-Za-z]{1,20}〔\\d{4}〕\\d{1,5}号)(?:签发人:?.*)?");

    private static final int LONGEST_TITLE = 300;

    private HeadChecks() {}

    static Finding number(String declared, List<String> lines) {
        String wanted = Wording.foldedNumber(declared);
        List<String> head = lines.stream()
                .filter(line -> !line.isBlank())
                .limit(HEAD_LINES)
                .map(Wording::foldedNumber)
                .toList();
        List<String> own = head.stream()
                .map(OWN_NUMBER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group("number"))
                .toList();
        if (own.contains(wanted)) {
            return Finding.passed(Finding.SENDER_NUMBER, "版头", "发文字号与登记一致：" + declared + "。");
        }
        if (!own.isEmpty()) {
            return Finding.defect(
                    Finding.SENDER_NUMBER, "版头", "文件上的发文字号为“" + own.getFirst() + "”，与登记的“" + declared + "”不一致。");
        }
        // Not inside a longer one: 江政发〔2026〕1号 is no part of 九江政发〔2026〕1号.
        Pattern alone = Pattern.compile("(?:^|[^\\p{IsHan}]|文件)" + Pattern.quote(wanted));
        if (alone.matcher(String.join("", head)).find() || head.stream().anyMatch(line -> line.startsWith(wanted))) {
            return Finding.passed(Finding.SENDER_NUMBER, "版头", "发文字号与登记一致：" + declared + "。");
        }
        return Finding.advice(Finding.SENDER_NUMBER, "版头", "未在文件首部找到发文字号“" + declared + "”，请人工核对。");
    }

    static Finding title(String declared, List<String> lines) {
        String wanted = Wording.folded(declared);
        String text = Wording.folded(String.join("", lines));
        if (text.contains(wanted)) {
            return Finding.passed(Finding.TITLE, "标题", "标题与登记一致。");
        }
        int about = wanted.indexOf("关于");
        if (about > 0 && text.contains(wanted.substring(about))) {
            return Finding.advice(Finding.TITLE, "标题", "除发文机关名称外，标题与登记一致。");
        }
        String found =
                printedTitle(lines).map(title -> "文件上的标题为“" + title + "”，").orElse("未在文件中找到登记的标题，");
        return Finding.defect(Finding.TITLE, "标题", found + "与登记的“" + declared + "”不一致。");
    }

    /** The lines between the document number and the addressee, which ends with a colon. */
    private static Optional<String> printedTitle(List<String> lines) {
        List<String> head =
                lines.stream().filter(line -> !line.isBlank()).limit(HEAD_LINES).toList();
        int start = -1;
        for (int i = 0; i < head.size() && start < 0; i++) {
            if (OWN_NUMBER.matcher(Wording.foldedNumber(head.get(i))).matches()) {
                start = i + 1;
            }
        }
        if (start < 0) {
            return Optional.empty();
        }
        var title = new StringBuilder();
        for (String line : head.subList(start, head.size())) {
            String text = Wording.unified(line).strip();
            if (text.endsWith(":")) {
                break;
            }
            title.append(text);
            if (title.length() > LONGEST_TITLE) {
                return Optional.empty();
            }
        }
        return Optional.of(title.toString()).filter(text -> text.contains("关于"));
    }
}
