package org.wenshu.local.infrastructure;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.SubmitSm;

/**
 * One submitted part of a text message (SMPP 3.4 submit_sm).
 *
 * @param reference what the parts of one message have in common; 0 for a message of one part
 * @param total how many parts the message has
 * @param number which of them this is, from 1
 * @param content its text as bytes: a character outside the basic plane may be cut in two by a part's end
 * @param charset how the bytes are to be read
 */
record SmsPart(int reference, int total, int number, byte[] content, Charset charset) {

    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;

    /** Reads a part, or nothing when its coding or its header is not one that the centre knows. */
    static Optional<SmsPart> of(SubmitSm submit) {
        return charset(submit.getDataCoding()).flatMap(charset -> {
            byte[] body = body(submit);
            return submit.isUdhi() ? withHeader(body, charset) : Optional.of(withoutHeader(submit, body, charset));
        });
    }

    private static Optional<Charset> charset(byte dataCoding) {
        return switch (dataCoding) {
            // The centre's default alphabet; its basic Latin part is what a Chinese office could use of it.
            case 0, 1 -> Optional.of(StandardCharsets.US_ASCII);
            case 3 -> Optional.of(StandardCharsets.ISO_8859_1);
            case 8 -> Optional.of(StandardCharsets.UTF_16BE);
            default -> Optional.empty();
        };
    }

    private static byte[] body(SubmitSm submit) {
        byte[] body = submit.getShortMessage();
        if (body == null || body.length == 0) {
            OptionalParameter payload = submit.getOptionalParameter(Tag.MESSAGE_PAYLOAD);
            return payload instanceof OptionalParameter.OctetString octets ? octets.getValue() : new byte[0];
        }
        return body;
    }

    private static Optional<SmsPart> withHeader(byte[] body, Charset charset) {
        if (body.length == 0 || body.length < 1 + Byte.toUnsignedInt(body[0])) {
            return Optional.empty();
        }
        int headerEnd = 1 + Byte.toUnsignedInt(body[0]);
        byte[] content = Arrays.copyOfRange(body, headerEnd, body.length);
        ByteBuffer header = ByteBuffer.wrap(body, 1, headerEnd - 1);
        while (header.remaining() >= 2) {
            int element = Byte.toUnsignedInt(header.get());
            int length = Byte.toUnsignedInt(header.get());
            if (length > header.remaining()) {
                return Optional.empty();
            }
            if ((element == CONCATENATED_8_BIT && length == 3) || (element == CONCATENATED_16_BIT && length == 4)) {
                int reference = element == CONCATENATED_8_BIT
                        ? Byte.toUnsignedInt(header.get())
                        : Short.toUnsignedInt(header.getShort());
                int total = Byte.toUnsignedInt(header.get());
                int number = Byte.toUnsignedInt(header.get());
                return number >= 1 && number <= total
                        ? Optional.of(new SmsPart(reference, total, number, content, charset))
                        : Optional.empty();
            }
            header.position(header.position() + length);
        }
        return Optional.of(new SmsPart(0, 1, 1, content, charset));
    }

    /** Without a header the parts may still be numbered, by the optional sar parameters. */
    private static SmsPart withoutHeader(SubmitSm submit, byte[] body, Charset charset) {
        if (submit.getOptionalParameter(Tag.SAR_MSG_REF_NUM) instanceof OptionalParameter.Short reference
                && submit.getOptionalParameter(Tag.SAR_TOTAL_SEGMENTS) instanceof OptionalParameter.Byte total
                && submit.getOptionalParameter(Tag.SAR_SEGMENT_SEQNUM) instanceof OptionalParameter.Byte number
                && number.getValue() >= 1
                && Byte.toUnsignedInt(number.getValue()) <= Byte.toUnsignedInt(total.getValue())) {
            return new SmsPart(
                    Short.toUnsignedInt(reference.getValue()),
                    Byte.toUnsignedInt(total.getValue()),
                    Byte.toUnsignedInt(number.getValue()),
                    body,
                    charset);
        }
        return new SmsPart(0, 1, 1, body, charset);
    }
}
