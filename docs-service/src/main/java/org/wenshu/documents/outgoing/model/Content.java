package org.wenshu.documents.outgoing.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Text;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * What the drafter writes (文稿): everything that an official document carries but what later stages give it, which are its
 * number, signers, date and copy number.
 *
 * @param head 发文机关标志, one line each; empty for the issuers' names, in the ordinary format with 文件
 * @param note 附注, without its brackets
 * @param printedBy 印发机关
 * @param printed 印数
 */
public record Content(
        DocumentKind kind,
        DocumentFormat format,
        Direction direction,
        Secrecy secrecy,
        Optional<String> secrecyTerm,
        Urgency urgency,
        List<String> issuers,
        List<String> head,
        String numberCode,
        String title,
        List<String> addressees,
        List<String> copiesTo,
        Text body,
        List<OfficialDocument.Attachment> attachments,
        boolean sealed,
        Optional<String> note,
        List<OfficialDocument.Attendance> attendance,
        String printedBy,
        int printed) {

    public Content {
        issuers = List.copyOf(issuers);
        head = List.copyOf(head);
        addressees = List.copyOf(addressees);
        copiesTo = List.copyOf(copiesTo);
        attachments = List.copyOf(attachments);
        attendance = List.copyOf(attendance);
    }

    /** What the content reviewers, experts and countersigners answer for: all but the marks and the form it is printed in. */
    public record Substance(
            DocumentKind kind,
            List<String> issuers,
            String title,
            List<String> addressees,
            Text body,
            List<OfficialDocument.Attachment> attachments,
            List<OfficialDocument.Attendance> attendance) {}

    public Substance substance() {
        return new Substance(kind, issuers, title, addressees, body, attachments, attendance);
    }

    public Facts facts() {
        return new Facts(
                kind,
                format,
                direction,
                secrecy,
                secrecyTerm,
                urgency,
                issuers,
                numberCode,
                title,
                addressees,
                copiesTo,
                attachments.stream().map(OfficialDocument.Attachment::title).toList(),
                printed);
    }

    /** The document as far as it is known while it is a draft. */
    public OfficialDocument draft() {
        return document(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The draft with what stands at its foot (版记): whom it is copied to and who prints it, as if that were done that day. */
    public OfficialDocument draft(LocalDate printedOn) {
        return document(Optional.empty(), List.of(), Optional.empty(), Optional.of(printedOn), Optional.empty());
    }

    /**
     * The finished document.
     *
     * @param signers 签发人, printed on upward documents
     * @param date 成文日期
     * @param printedOn 印发日期
     */
    public OfficialDocument issued(
            DocumentNumber number,
            List<String> signers,
            LocalDate date,
            LocalDate printedOn,
            Optional<Integer> copyNumber) {
        return document(Optional.of(number), signers, Optional.of(date), Optional.of(printedOn), copyNumber);
    }

    private OfficialDocument document(
            Optional<DocumentNumber> number,
            List<String> signers,
            Optional<LocalDate> date,
            Optional<LocalDate> printedOn,
            Optional<Integer> copyNumber) {
        return new OfficialDocument(
                kind,
                format,
                direction == Direction.UPWARD,
                new OfficialDocument.Marks(copyNumber, printedSecrecy(), printedUrgency()),
                issuers,
                head.isEmpty() ? usualHead() : head,
                number,
                direction == Direction.UPWARD ? signers : List.of(),
                title,
                addressees,
                body,
                attachments.stream().map(OfficialDocument.Attachment::title).toList(),
                attachments,
                date,
                sealed,
                note,
                attendance,
                printedOn.map(day -> new OfficialDocument.Imprint(copiesTo, printedBy, day)));
    }

    /** 7.2.4: the organ's name with 文件; the special formats bear the name alone. */
    private List<String> usualHead() {
        return format == DocumentFormat.ORDINARY
                ? issuers.stream().map(issuer -> issuer + "文件").toList()
                : issuers;
    }

    private Optional<String> printedSecrecy() {
        return secrecy.classified()
                ? Optional.of(Stream.concat(Stream.of(secrecy.chinese()), secrecyTerm.stream())
                        .reduce((level, term) -> level + "★" + term)
                        .orElseThrow())
                : Optional.empty();
    }

    private Optional<String> printedUrgency() {
        return urgency == Urgency.NONE ? Optional.empty() : Optional.of(urgency.chinese());
    }
}
