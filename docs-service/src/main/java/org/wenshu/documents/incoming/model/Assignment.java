package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * Who handles a document, and by when (交办, 主办/协办, D6).
 *
 * @param number counted from 1; extension requests belong to one
 */
public record Assignment(int number, Order order, Term term, PersonId by, String signature, Instant at) {

    /**
     * What the secretary orders.
     *
     * @param dueDay another last day than policy gives for the urgency
     * @param dueReason why; needed when the day is later than policy's
     * @param leadersInCharge the leaders in charge of the sections (分管领导), who may decide extensions and know of it
     */
    public record Order(
            SectionId lead,
            Set<SectionId> coHandlers,
            Optional<LocalDate> dueDay,
            Optional<String> dueReason,
            Optional<String> words,
            Set<PersonId> leadersInCharge) {
        public Order {
            coHandlers = Set.copyOf(coHandlers);
            leadersInCharge = Set.copyOf(leadersInCharge);
            if (coHandlers.contains(lead)) {
                throw new DetailRefused(
                        "coSectionIds", "not-the-lead", "主办部门不能同时为协办部门", "the lead section cannot be a co-handler");
            }
        }
    }

    /** Lead and co-handlers, the lead first. */
    Set<SectionId> sections() {
        var all = new LinkedHashSet<SectionId>();
        all.add(order.lead());
        all.addAll(order.coHandlers());
        return all;
    }

    Assignment due(Term other) {
        return new Assignment(number, order, other, by, signature, at);
    }
}
