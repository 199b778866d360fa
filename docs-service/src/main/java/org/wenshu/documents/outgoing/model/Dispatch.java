package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.calendar.Deadline;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * The document goes to one recipient (分发, D17).
 *
 * @param number counted from 1 within the document
 * @param copies how many
 * @param copyNumbers 份号, of what is classified
 * @param deadline by when the receipt is expected
 */
public record Dispatch(
        int number,
        Recipient recipient,
        Channel channel,
        int copies,
        List<Integer> copyNumbers,
        Deadline deadline,
        PersonId by,
        String signature,
        Instant at,
        Optional<Receipt> receipt,
        Urging urging) {

    public Dispatch {
        copyNumbers = List.copyOf(copyNumbers);
    }

    /** How a document travels. */
    public enum Channel {
        OA("OA系统"),
        CONFIDENTIAL_POST("机要"),
        COURIER("专人"),
        EMAIL("电子邮件");

        private final String chinese;

        Channel(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * Who gets it.
     *
     * @param name of the organ or section
     * @param section when it is one of the organ's own
     * @param email for the channel EMAIL
     */
    public record Recipient(String name, Optional<SectionId> section, Optional<String> email) {}

    /** What is to be sent, before it has its number. */
    public record Order(Recipient recipient, Channel channel, int copies, List<Integer> copyNumbers) {
        public Order {
            copyNumbers = List.copyOf(copyNumbers);
        }
    }

    /** @param receivedBy by name */
    public record Receipt(String receivedBy, Instant receivedAt, PersonId by, String signature, Instant at) {}

    Dispatch received(Receipt proof) {
        return new Dispatch(
                number,
                recipient,
                channel,
                copies,
                copyNumbers,
                deadline,
                by,
                signature,
                at,
                Optional.of(proof),
                urging);
    }

    Dispatch urged(Urging next) {
        return new Dispatch(
                number, recipient, channel, copies, copyNumbers, deadline, by, signature, at, receipt, next);
    }
}
