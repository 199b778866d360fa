package org.wenshu.documents.readings;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.wenshu.documents.model.FileId;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateMapping;

/**
 * Who read which classified document; taken down before it is shown (X2, A3). The readings lie beside the documents, so
 * that to look at one is no change that others run into.
 */
public final class Readings {
    private final MongoCollection<Document> readings;

    public Readings(MongoDatabase database, String collection) {
        this.readings = database.getCollection(collection);
        readings.createIndex(Indexes.ascending("documentId", "at"));
    }

    public void takeDown(String document, Optional<FileId> file, Actor by, Instant now) {
        readings.insertOne(AggregateMapping.toDocument(
                new Reading(document, file, by.id(), by.signature(), by.onBehalfOf(), by.from(), now)));
    }

    /** Who read this document, the earliest first. */
    public List<Reading> of(String document) {
        return readings.find(eq("documentId", document))
                .sort(Sorts.ascending("at"))
                .map(found -> AggregateMapping.fromDocument(found, Reading.class))
                .into(new ArrayList<>());
    }
}
