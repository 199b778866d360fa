package org.wenshu.local.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A file that came with a sample document (附件). */
public record Attachment(String fileName, String mediaType, Content content) {

    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
