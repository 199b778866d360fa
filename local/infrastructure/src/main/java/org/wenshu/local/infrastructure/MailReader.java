package org.wenshu.local.infrastructure;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a person would see of a mail out of its bytes. */
final class MailReader {

    private @Nullable String plain;
    private @Nullable String html;
    private final List<String> attachments = new ArrayList<>();
    private final List<String> digests = new ArrayList<>();

    private MailReader() {}

    static ArrivedMail read(Instant at, String from, List<String> to, byte[] bytes) {
        MailReader reader = new MailReader();
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(bytes));
            reader.part(message);
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                        .add(decoded(header.getValue()));
            }
            String subject = message.getSubject();
            return new ArrivedMail(
                    at,
                    from,
                    to,
                    subject == null ? "" : subject,
                    reader.text(),
                    headers,
                    reader.attachments,
                    reader.digests);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            // It arrived all the same, and a sink that hid it would hide the sender's mistake.
            return new ArrivedMail(
                    at,
                    from,
                    to,
                    "",
                    new String(bytes, StandardCharsets.UTF_8),
                    Map.of(),
                    reader.attachments,
                    reader.digests);
        }
    }

    private String text() {
        if (plain != null) {
            return plain;
        }
        return html == null ? "" : html;
    }

    private void part(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attachments.add(name == null ? "" : decoded(name));
            try (InputStream file = part.getInputStream()) {
                digests.add(digest(file.readAllBytes()));
            }
        } else if (part.isMimeType("text/html") && html == null) {
            html = content(part);
        } else if (part.isMimeType("text/*") && plain == null) {
            plain = content(part);
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                part(parts.getBodyPart(i));
            }
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof InputStream bytes) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
        return String.valueOf(content);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
