package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A leader signed an outgoing document (签发, D14). Its content is fixed from here on.
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param signedBy the person who signed
 * @param onBehalfOf the leader whose authority was used under delegation, or empty
 * @param signedAt when it was signed
 * @param contentDigest the SHA-256 digest of exactly the content that was signed, in lower-case hexadecimal digits
 * @param drafterId the person who drafted it (拟稿人)
 * @param sectionId the section that drafted it (拟稿科室)
 */
@WireName("org.wenshu.documents.DocumentSigned.v1")
public record DocumentSigned(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String signedBy,
        Optional<String> onBehalfOf,
        Instant signedAt,
        String contentDigest,
        String drafterId,
        String sectionId)
        implements OutgoingDocumentEvent {
    public DocumentSigned {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
