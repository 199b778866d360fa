package org.wenshu.notifications.sending.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into what text messages carry (GSM 03.40, UCS-2): 70 characters in one, else 67 in each part, since a
 * header of 6 octets says which part it is. A character outside the basic plane (𠮷) is two units that stay together.
 */
public final class SmsText {
    static final int SINGLE = 70;
    static final int PART = 67;
    private static final int PARTS_AT_MOST = 255;

    private SmsText() {}

    /** The parts in their order; one for a text that fits. */
    public static List<String> parts(String text) {
        if (text.length() <= SINGLE) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(from + PART, text.length());
            if (to < text.length()
                    && Character.isHighSurrogate(text.charAt(to - 1))
                    && Character.isLowSurrogate(text.charAt(to))) {
                to--;
            }
            parts.add(text.substring(from, to));
            from = to;
        }
        if (parts.size() > PARTS_AT_MOST) {
            throw new IllegalArgumentException("a text message has at most " + PARTS_AT_MOST + " parts");
        }
        return parts;
    }

    /** UCS-2 as message centres take it; pairs of surrogates pass unchanged. */
    static byte[] encoded(String part) {
        return part.getBytes(StandardCharsets.UTF_16BE);
    }

    /** The part with the header that lets the phone put the message together. */
    static byte[] withHeader(String part, int reference, int total, int number) {
        byte[] text = encoded(part);
        byte[] all = new byte[6 + text.length];
        all[0] = 5;
        all[1] = 0;
        all[2] = 3;
        all[3] = (byte) reference;
        all[4] = (byte) total;
        all[5] = (byte) number;
        System.arraycopy(text, 0, all, 6, text.length);
        return all;
    }
}
