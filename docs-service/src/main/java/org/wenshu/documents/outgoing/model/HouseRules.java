package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.wenshu.calendar.Deadline;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * The organ's calendar and its policy on outgoing documents (D10, D14, D17, D18).
 *
 * @param opinionDays working days to answer a request for opinions, unless another day is named
 * @param receiptDays working days in which a receipt is expected
 * @param archiveDays working days from issue to the archive
 * @param escalateAfter after how many urgings the leader in charge hears of each further one
 */
public record HouseRules(
        WorkingCalendar calendar,
        int opinionDays,
        int receiptDays,
        int archiveDays,
        int escalateAfter,
        SigningPolicy signing) {

    /** Who has the authority to sign (签发权限, D14). */
    @FunctionalInterface
    public interface SigningPolicy {
        /**
         * The leaders who may sign, the one to ask first.
         *
         * @param section which drafts
         */
        Set<PersonId> leaders(Route.Matter matter, Facts facts, SectionId section);
    }

    /** The day in the organ's time zone. */
    public LocalDate dayOf(Instant time) {
        return time.atZone(calendar.hours().zone()).toLocalDate();
    }

    Deadline archivedBy(Instant issued) {
        return calendar.deadlineAfter(issued, archiveDays);
    }
}
