package org.wenshu.contracts.documents;

import java.util.Optional;

/** What every event of an outgoing document (发文) tells, so that a reader can route it without knowing which one it is. */
public interface OutgoingDocumentEvent extends DocumentEvent {
    /** Its document number (发文字号), or empty while it has none, and always when it is classified. */
    Optional<String> documentNumber();
}
