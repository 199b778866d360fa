package org.wenshu.documents.outgoing;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.readings.Reading;
import org.wenshu.documents.readings.Readings;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Opens outgoing documents and their files for reading; every reading of a classified one is taken down first (X2, A3). */
@Component
public class ReadingOutgoing {
    private final OutgoingDesk desk;
    private final Readings readings;

    ReadingOutgoing(OutgoingDesk desk, MongoDatabase database) {
        this.desk = desk;
        this.readings = new Readings(database, "outgoing_readings");
    }

    public OutgoingDocument open(OutgoingDocumentId id, Actor by) {
        OutgoingDocument document = desk.see(id, by);
        if (document.facts().secrecy().classified()) {
            readings.takeDown(id.value(), Optional.empty(), by, desk.now());
        }
        return document;
    }

    public DocumentFile openFile(OutgoingDocumentId id, FileId file, Actor by) {
        OutgoingDocument document = desk.see(id, by);
        DocumentFile found = document.files()
                .filter(any -> any.id().equals(file))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        if (document.facts().secrecy().classified()) {
            readings.takeDown(id.value(), Optional.of(file), by, desk.now());
        }
        return found;
    }

    /** Who read this document, the earliest first. */
    public List<Reading> readingsOf(OutgoingDocument document) {
        return readings.of(document.id().value());
    }
}
