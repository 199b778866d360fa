package org.wenshu.document.docx;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Text;

/**
 * What a DOCX says, as far as it could be told; the drafter confirms it.
 *
 * @param title empty if none was found
 * @param copiesTo 抄送机关
 */
public record ImportedDocument(
        String title,
        Optional<DocumentNumber> number,
        List<String> addressees,
        Text body,
        List<String> attachmentNames,
        List<OfficialDocument.Attachment> attachments,
        List<String> issuers,
        Optional<LocalDate> date,
        Optional<String> note,
        List<String> copiesTo) {

    public ImportedDocument {
        addressees = List.copyOf(addressees);
        attachmentNames = List.copyOf(attachmentNames);
        attachments = List.copyOf(attachments);
        issuers = List.copyOf(issuers);
        copiesTo = List.copyOf(copiesTo);
    }
}
