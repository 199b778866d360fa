package org.wenshu.documents.incoming.checks;

import java.util.List;
import java.util.OptionalInt;

/**
 * The outcome of the machine checks on one file (D3).
 *
 * @param pages exact for a PDF; for a DOCX what its own properties say
 * @param detectedType the media type by content
 * @param opens whether the file could be opened and read without a password
 */
public record CheckReport(
        List<Finding> findings, OptionalInt pages, TextLayer textLayer, String detectedType, boolean opens) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    public List<Finding> defects() {
        return with(Severity.DEFECT);
    }

    public List<Finding> with(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
