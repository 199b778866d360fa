package org.wenshu.documents.incoming.model;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Sender and document number (发文机关 + 发文字号) in the one form under which a second registration is recognised (D1).
 *
 * <p>The same number is typed in many ways: full-width digits, 〔〕 as [] or 【】 or （）, blanks. None of that makes it
 * another document.
 */
public record SenderKey(String value) {

    public static SenderKey of(String sender, String number) {
        return new SenderKey(normal(sender) + "|" + normal(number));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]", "")
                .replaceAll("[\\[〔【〖(﹝{「『<〈《]", "〔")
                .replaceAll("[\\]〕】〗)﹞}」』>〉》]", "〕");
    }
}
