package org.wenshu.archive.records.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * What the archive knows of a filed document (著录项).
 *
 * @param title the title (题名)
 * @param sender who issued it (责任者)
 * @param senderNumber the issuer's number (文号)
 * @param registerNumber the number in the register of incoming documents (收文号); what the organ issued has none
 * @param documentDate the date it bears; where it bears none the catalogue gives the day it was received
 * @param pages all pages of the item (页数)
 */
public record Description(
        String title,
        String sender,
        Optional<String> senderNumber,
        Optional<String> registerNumber,
        Optional<LocalDate> documentDate,
        Optional<Instant> receivedAt,
        Secrecy secrecy,
        Optional<String> secrecyTerm,
        Urgency urgency,
        int copies,
        int pages,
        String completedBy,
        Instant completedAt) {

    /** The level and its term as it stands on the paper: 机密★10年; empty where there is none. */
    public String secrecyMark() {
        return secrecy == Secrecy.NONE
                ? ""
                : secrecy.chinese() + secrecyTerm.map(term -> "★" + term).orElse("");
    }
}
