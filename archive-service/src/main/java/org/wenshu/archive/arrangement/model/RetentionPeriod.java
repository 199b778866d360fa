package org.wenshu.archive.arrangement.model;

import java.text.Normalizer;
import java.util.Optional;

/** How long a record is kept (保管期限), with its code in the archive number (DA/T 22). */
public enum RetentionPeriod {
    Y("永久"),
    D30("30年"),
    D10("10年");

    private final String chinese;

    RetentionPeriod(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** The period that a free text such as 永久, 长期, 30 年 or D10 means, or empty when it means none that is known. */
    public static Optional<RetentionPeriod> meantBy(String text) {
        return switch (Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replace(" ", "")) {
            case "永久", "Y", "y" -> Optional.of(Y);
            // 长期 is what the schedule before 2006 called 16 to 50 years; since then it reads 30 years.
            case "30年", "三十年", "定期30年", "D30", "d30", "长期", "30" -> Optional.of(D30);
            case "10年", "十年", "定期10年", "D10", "d10", "短期", "10" -> Optional.of(D10);
            default -> Optional.empty();
        };
    }
}
