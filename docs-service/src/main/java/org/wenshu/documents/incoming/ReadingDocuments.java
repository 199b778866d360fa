package org.wenshu.documents.incoming;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.DocumentFile;
import org.wenshu.documents.incoming.model.FileId;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateMapping;

/**
 * Opens documents and their files for reading; every reading of a classified one is taken down before it is shown (X2,
 * A3). The readings lie beside the documents, so that to look at one is no change that others run into.
 */
@Component
public class ReadingDocuments {
    private final Desk desk;
    private final MongoCollection<Document> readings;

    ReadingDocuments(Desk desk, MongoDatabase database) {
        this.desk = desk;
        this.readings = database.getCollection("incoming_readings");
        readings.createIndex(Indexes.ascending("documentId", "at"));
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
        return readings.find(eq("documentId", document.id().value()))
                .sort(Sorts.ascending("at"))
                .map(found -> AggregateMapping.fromDocument(found, Reading.class))
                .into(new ArrayList<>());
    }

    private void takeDown(IncomingDocument document, Optional<FileId> file, Actor by) {
        if (document.particulars().secrecy().classified()) {
            readings.insertOne(AggregateMapping.toDocument(new Reading(
                    document.id().value(), file, by.id(), by.signature(), by.onBehalfOf(), by.from(), desk.now())));
        }
    }
}
