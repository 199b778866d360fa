package org.wenshu.local.infrastructure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail that reached the mail sink.
 *
 * @param at when it arrived
 * @param from the sender in the envelope
 * @param to every recipient in the envelope
 * @param subject decoded; empty when the mail has none
 * @param text the plain text, or the HTML when there is no plain text
 * @param headers the decoded values by header name, as the mail carried them
 * @param attachments the names of the attached files
 * @param digests the SHA-256 digests of the attached files, in the same order
 */
public record ArrivedMail(
        Instant at,
        String from,
        List<String> to,
        String subject,
        String text,
        Map<String, List<String>> headers,
        List<String> attachments,
        List<String> digests) {

    public ArrivedMail {
        to = List.copyOf(to);
        headers = Map.copyOf(headers);
        attachments = List.copyOf(attachments);
        digests = List.copyOf(digests);
    }

    /** The first value of a header, or empty text; upper and lower case are the same. */
    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }

    /** The Message-ID, by which a mail sent twice shows. */
    public String messageId() {
        return header("Message-ID");
    }
}
