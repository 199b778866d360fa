package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.FileId;

/** What a machine found on the electronic files of a document (机器检查, D3). */
public record MachineChecks(Instant at, List<Finding> findings) {
    public MachineChecks {
        findings = List.copyOf(findings);
    }

    /**
     * One finding.
     *
     * @param code what was checked, in the words of the check
     * @param file the file it is about; empty when it is about all of them
     */
    public record Finding(String code, Severity severity, Optional<FileId> file, String message) {}

    /** How much a finding weighs. */
    public enum Severity {
        /** In order. */
        PASSED,
        /** The machine could not tell, or it is worth a look. */
        NOTE,
        /** Not in order: to pass the review in spite of it needs a reason. */
        DEFECT
    }

    public boolean hasDefects() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.DEFECT);
    }
}
