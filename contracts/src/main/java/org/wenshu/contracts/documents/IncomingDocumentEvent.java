package org.wenshu.contracts.documents;

import java.util.Optional;
import org.wenshu.contracts.PublicEvent;

/** What every event of an incoming document (收文) tells, so that a reader can route it without knowing which one it is. */
public interface IncomingDocumentEvent extends PublicEvent {
    /** The document; the subject of the event. */
    String documentId();

    /** Its number in the register of incoming documents (收文号). */
    String registerNumber();

    /** Its secrecy level, see {@link org.wenshu.contracts.SecrecyLevel}. */
    String secrecy();

    /** Its urgency, see {@link org.wenshu.contracts.UrgencyLevel}. */
    String urgency();

    /** Its title, or empty when it is classified. */
    Optional<String> title();
}
