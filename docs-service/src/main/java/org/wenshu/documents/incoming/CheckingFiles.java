package org.wenshu.documents.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.checks.DeclaredFacts;
import org.wenshu.documents.incoming.checks.DocumentChecks;
import org.wenshu.documents.incoming.checks.Severity;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.MachineChecks;
import org.wenshu.documents.incoming.model.Particulars;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.files.FileStore;

/** Has a machine look at the electronic files of a document before a person does (机器检查, D3). */
@Component
public class CheckingFiles {
    private final DocumentChecks checks = new DocumentChecks();
    private final FileStore files;
    private final Desk desk;

    CheckingFiles(FileStore files, Desk desk) {
        this.files = files;
        this.desk = desk;
    }

    /** Looks at the files again, for instance after a release that sees more. */
    public IncomingDocument check(IncomingDocumentId id, Actor by) {
        IncomingDocument before = desk.see(id, by);
        var found = found(before.particulars(), before.present().files());
        return desk.act(id, by, (document, now) -> document.takeDown(found.orElseGet(() -> nothingAt(desk)), by));
    }

    /** What is found on these files, held against what is registered; empty when there are none. */
    Optional<MachineChecks> found(Particulars particulars, List<DocumentFile> handedIn) {
        if (handedIn.isEmpty()) {
            return Optional.empty();
        }
        List<String> attachments = handedIn.stream()
                .filter(file -> file.kind() == DocumentFile.Kind.ATTACHMENT)
                .map(DocumentFile::name)
                .toList();
        var registered = new DeclaredFacts(
                particulars.title(),
                particulars.senderNumber().orElse(""),
                OptionalInt.of(particulars.pages()),
                attachments);
        var findings = new ArrayList<MachineChecks.Finding>();
        for (DocumentFile file : handedIn) {
            var facts = file.kind() == DocumentFile.Kind.ORIGINAL ? registered : DeclaredFacts.none();
            findings.addAll(findingsOn(file, facts));
        }
        return Optional.of(new MachineChecks(desk.now(), findings));
    }

    private List<MachineChecks.Finding> findingsOn(DocumentFile file, DeclaredFacts facts) {
        try (InputStream content = files.open(file.sha256())) {
            return checks.check(content, file.name(), facts).findings().stream()
                    .map(finding -> new MachineChecks.Finding(
                            finding.code(),
                            severity(finding.severity()),
                            Optional.of(file.id()),
                            finding.place() + "：" + finding.message()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MachineChecks.Severity severity(Severity severity) {
        return switch (severity) {
            case DEFECT -> MachineChecks.Severity.DEFECT;
            case ADVICE -> MachineChecks.Severity.NOTE;
            case PASSED -> MachineChecks.Severity.PASSED;
        };
    }

    private static MachineChecks nothingAt(Desk desk) {
        return new MachineChecks(desk.now(), List.of());
    }
}
