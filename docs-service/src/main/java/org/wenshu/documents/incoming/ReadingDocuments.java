package org.wenshu.documents.incoming;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.documents.readings.Reading;
import org.wenshu.documents.readings.Readings;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Opens documents and their files for reading; every reading of a classified one is taken down first (X2, A3). */
@Component
public class ReadingDocuments {
    private final Desk desk;
    private final Readings readings;

    ReadingDocuments(Desk desk, MongoDatabase database) {
        this.desk = desk;
        this.readings = new Readings(database, "incoming_readings");
    }

    public IncomingDocument open(IncomingDocumentId id, Actor by) {
        IncomingDocument document = desk.see(id, by);
        takeDown(document, Optional.empty(), by);
        return document;
    }

    public DocumentFile openFile(IncomingDocumentId id, FileId file, Actor by) {
        IncomingDocument document = desk.see(id, by);
        DocumentFile found = document.files()
                .filter(any -> any.id().equals(file))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        takeDown(document, Optional.of(file), by);
        return found;
    }

    /** Who read this document, the earliest first. */
    public List<Reading> readingsOf(IncomingDocument document) {
        return readings.of(document.id().value());
    }

    private void takeDown(IncomingDocument document, Optional<FileId> file, Actor by) {
        if (document.particulars().secrecy().classified()) {
            readings.takeDown(document.id().value(), file, by, desk.now());
        }
    }
}
