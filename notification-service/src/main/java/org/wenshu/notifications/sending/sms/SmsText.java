package org.wenshu.notifications.sending.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into what text messages carry (GSM 03.40, UCS-2): 70 characters in one, else 66 in each part, since a
 * header of 7 octets says which part it is. A character outside the basic plane (𠮷) is two units that stay together.
 *
 * <p>The header of 6 octets would leave room for 67, but names the message by one octet: of two messages on their way to
 * one phone every 256th pair would be put together from each other's parts.
 */
public final class SmsText {
    static final int SINGLE = 70;
    static final int PART = 66;
    private static final int PARTS_AT_MOST = 255;
    private static final int HEADER = 7;
    /** GSM 03.40, 9.2.3.24.8 */
    private static final byte CONCATENATED_16_BIT = 8;

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
        byte[] all = new byte[HEADER + text.length];
        all[0] = HEADER - 1;
        all[1] = CONCATENATED_16_BIT;
        all[2] = 4;
        all[3] = (byte) (reference >> 8);
        all[4] = (byte) reference;
        all[5] = (byte) total;
        all[6] = (byte) number;
        System.arraycopy(text, 0, all, HEADER, text.length);
        return all;
    }
}
