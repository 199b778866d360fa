package org.wenshu.documents.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.store.AggregateMapping;

/** The uploads; their contents are read only through the document that they are attached to (X3). */
@Component
public class UploadedFiles {
    private final MongoCollection<Document> uploads;

    UploadedFiles(MongoDatabase database) {
        this.uploads = database.getCollection("uploads");
    }

    /** Keeps the upload; the repetition of a request finds what the first one kept. */
    UploadedFile keep(UploadedFile file) {
        Document document = AggregateMapping.toDocument(file);
        document.put("_id", document.remove("id"));
        try {
            uploads.insertOne(document);
            return file;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return read(uploads.find(eq("_id", file.id())).first()).orElseThrow(() -> e);
        }
    }

    /** An upload of this person; another's is as good as unknown. */
    public Optional<UploadedFile> of(PersonId person, String id) {
        return read(uploads.find(and(eq("_id", id), eq("uploadedBy", person.value())))
                .first());
    }

    private static Optional<UploadedFile> read(@Nullable Document document) {
        if (document == null) {
            return Optional.empty();
        }
        var fields = new Document(document);
        fields.put("id", fields.remove("_id"));
        return Optional.of(AggregateMapping.fromDocument(fields, UploadedFile.class));
    }
}
