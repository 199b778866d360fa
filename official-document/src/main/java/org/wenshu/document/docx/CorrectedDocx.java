package org.wenshu.document.docx;

import java.util.List;

/**
 * A DOCX as it should be.
 *
 * @param changes what was changed, in the order of the document
 * @param remaining what only a person can mend
 */
public record CorrectedDocx(byte[] docx, List<FormatFinding> changes, List<FormatFinding> remaining) {
    public CorrectedDocx {
        docx = docx.clone();
        changes = List.copyOf(changes);
        remaining = List.copyOf(remaining);
    }

    @Override
    public byte[] docx() {
        return docx.clone();
    }
}
