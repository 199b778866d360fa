package org.wenshu.document.elements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.document.text.Text;

/**
 * An official document with everything that stands on its pages (公文格式各要素, GB/T 9704-2012 第7章).
 *
 * @param upward whether it goes to a superior organ (上行文): number at the left, signers named
 * @param marks what stands at the head's top left
 * @param issuers who issues it, the leading organ first; several make it a joint document (联合行文)
 * @param head the issuing organs' mark (发文机关标志), one line for each, as it is printed in red; for minutes the name of the minutes
 * @param number empty until it is given, at the recheck
 * @param signers 签发人, named on upward documents
 * @param addressees 主送机关
 * @param attachmentNames as the attachments note (附件说明) lists them
 * @param date 成文日期, empty until it is signed
 * @param sealed whether the issuers' seals are put on it (加盖印章)
 * @param note 附注, without its brackets
 * @param attendance for minutes: 出席, 请假, 列席
 */
public record OfficialDocument(
        DocumentKind kind,
        DocumentFormat format,
        boolean upward,
        Marks marks,
        List<String> issuers,
        List<String> head,
        Optional<DocumentNumber> number,
        List<String> signers,
        String title,
        List<String> addressees,
        Text body,
        List<String> attachmentNames,
        List<Attachment> attachments,
        Optional<LocalDate> date,
        boolean sealed,
        Optional<String> note,
        List<Attendance> attendance,
        Optional<Imprint> imprint) {

    public OfficialDocument {
        issuers = List.copyOf(issuers);
        head = List.copyOf(head);
        signers = List.copyOf(signers);
        addressees = List.copyOf(addressees);
        attachmentNames = List.copyOf(attachmentNames);
        attachments = List.copyOf(attachments);
        attendance = List.copyOf(attendance);
    }

    /**
     * @param copyNumber 份号, for classified documents
     * @param secrecy 密级和保密期限 as printed, such as 机密★1年
     * @param urgency 紧急程度 as printed
     */
    public record Marks(Optional<Integer> copyNumber, Optional<String> secrecy, Optional<String> urgency) {
        public static final Marks NONE = new Marks(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** 附件, laid out behind the document. */
    public record Attachment(String title, Text text) {}

    /** @param role such as 出席 */
    public record Attendance(String role, List<String> names) {
        public Attendance {
            names = List.copyOf(names);
        }
    }

    /**
     * 版记.
     *
     * @param copiesTo 抄送机关
     * @param printedBy 印发机关
     * @param printedOn 印发日期
     */
    public record Imprint(List<String> copiesTo, String printedBy, LocalDate printedOn) {
        public Imprint {
            copiesTo = List.copyOf(copiesTo);
        }
    }
}
