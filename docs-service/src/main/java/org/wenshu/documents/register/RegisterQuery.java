package org.wenshu.documents.register;

import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.documents.incoming.model.Channel;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * What somebody wants to see of the register (D2).
 *
 * @param q words that title, sender or number contain
 * @param sender part of the sender's name
 * @param section a section that handles the document
 * @param holder in whose hands it is: {@code person:…}, {@code section:…}, {@code role:SECRETARY}
 * @param overdue whether the handling is late now
 * @param from first day of receipt
 * @param to last day of receipt
 */
public record RegisterQuery(
        Optional<String> q,
        Optional<IncomingStage> stage,
        Optional<Secrecy> secrecy,
        Optional<Urgency> urgency,
        Optional<String> sender,
        Optional<Channel> channel,
        Optional<String> section,
        Optional<String> holder,
        Optional<Boolean> overdue,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        RegisterOrder order) {}
