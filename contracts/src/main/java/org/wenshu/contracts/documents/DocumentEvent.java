package org.wenshu.contracts.documents;

import java.util.Optional;
import org.wenshu.contracts.PublicEvent;

/** What every event of an official document tells, incoming or outgoing (公文). */
public interface DocumentEvent extends PublicEvent {
    /** The document; the subject of the event. */
    String documentId();

    /** Its secrecy level, see {@link org.wenshu.contracts.SecrecyLevel}. */
    String secrecy();

    /** Its urgency, see {@link org.wenshu.contracts.UrgencyLevel}. */
    String urgency();

    /** Its title, or empty when it is classified. */
    Optional<String> title();
}
