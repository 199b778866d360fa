package org.wenshu.documents.outgoing.model;

import java.util.List;
import java.util.Optional;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * What a version of the draft is, without its text: enough to route, list and find it.
 *
 * @param secrecyTerm 保密期限, for what is classified
 * @param issuers 发文机关, the leading one first; several make it a joint document (联合行文)
 * @param numberCode 机关代字 under which it is to be numbered
 * @param addressees 主送机关
 * @param copiesTo 抄送机关
 * @param printed 印数
 */
public record Facts(
        DocumentKind kind,
        DocumentFormat format,
        Direction direction,
        Secrecy secrecy,
        Optional<String> secrecyTerm,
        Urgency urgency,
        List<String> issuers,
        String numberCode,
        String title,
        List<String> addressees,
        List<String> copiesTo,
        List<String> attachmentTitles,
        int printed) {

    public Facts {
        issuers = List.copyOf(issuers);
        addressees = List.copyOf(addressees);
        copiesTo = List.copyOf(copiesTo);
        attachmentTitles = List.copyOf(attachmentTitles);
    }

    public boolean joint() {
        return issuers.size() > 1;
    }

    public boolean upward() {
        return direction == Direction.UPWARD;
    }
}
