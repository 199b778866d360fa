package org.wenshu.local.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An official document made like a real one, with the facts under which a secretary would register it.
 *
 * @param name what tests call it: a slug such as {@code notice-flood-control}
 * @param kind its kind of document (文种)
 * @param fileName the name it is uploaded under; it may lie, see {@link Defect#NAME_DISAGREES}
 * @param mediaType the media type declared on upload, which goes by the file name
 * @param title the title as registered
 * @param sender the issuing organ (发文机关)
 * @param senderNumber the document number (发文字号) as registered
 * @param addressee whom it is sent to (主送机关); empty for minutes
 * @param urgency 特急, 加急 or empty
 * @param date the date of signature
 * @param pages the pages declared; a DOCX states the same in its properties
 * @param attachments the files that came with it
 */
public record Sample(
        String name,
        String kind,
        String fileName,
        String mediaType,
        String title,
        String sender,
        String senderNumber,
        String addressee,
        String urgency,
        LocalDate date,
        int pages,
        List<Attachment> attachments,
        Optional<Defect> defect,
        Content content) {

    public Sample {
        attachments = List.copyOf(attachments);
    }

    /** The file names of the attachments. */
    public List<String> attachmentNames() {
        return attachments.stream().map(Attachment::fileName).toList();
    }

    /** Writes the file without holding the whole of it. */
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    /** The whole file; 60 MB of it for {@link SampleDocuments#HUGE}. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
