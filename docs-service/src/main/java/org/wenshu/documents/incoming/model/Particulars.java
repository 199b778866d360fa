package org.wenshu.documents.incoming.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * What the register says of a document as it was received (收文登记项, D1).
 *
 * @param sender the issuing organ (发文机关)
 * @param senderNumber the issuing organ's number (发文字号); some letters bear none
 * @param addressee the organ it is addressed to (主送机关)
 * @param documentDate the date it bears (成文日期)
 * @param copies copies received (份数)
 * @param pages pages it is said to have (页数)
 * @param source where it came from when that is not the sender itself (来源)
 * @param secrecyTerm how long it stays classified (保密期限); present exactly when it is classified
 * @param attachmentNames the attachments that the document names (附件说明)
 * @param retentionHint the retention that the office suggests to the archive (保管期限建议)
 */
public record Particulars(
        String sender,
        Optional<String> senderNumber,
        String title,
        Optional<String> addressee,
        Optional<LocalDate> documentDate,
        int copies,
        int pages,
        Channel channel,
        Optional<String> source,
        Secrecy secrecy,
        Optional<String> secrecyTerm,
        Urgency urgency,
        List<String> attachmentNames,
        Optional<String> retentionHint,
        Optional<String> remark) {

    public Particulars {
        attachmentNames = List.copyOf(attachmentNames);
        if (secrecy.classified() && secrecyTerm.isEmpty()) {
            throw new DetailRefused(
                    "secrecyTerm",
                    "required-when-classified",
                    "涉密文件必须注明保密期限",
                    "a classified document has a secrecy term");
        }
        if (!secrecy.classified() && secrecyTerm.isPresent()) {
            throw new DetailRefused(
                    "secrecyTerm",
                    "only-when-classified",
                    "非涉密文件不得注明保密期限",
                    "only a classified document has a secrecy term");
        }
    }

    /** What makes two registrations the same document; empty for a document without a number of its own. */
    Optional<SenderKey> senderKey() {
        return senderNumber.map(number -> SenderKey.of(sender, number));
    }
}
