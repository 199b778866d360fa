package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library's own format, which stores were kept in at first: documents as serialized Java objects. Its indexes are
 * left behind; they are built anew when the converted store is opened.
 */
final class LibraryFormat {

    private static final Logger log = LoggerFactory.getLogger(LibraryFormat.class);

    private static final String DOCUMENTS = "databases.";
    private static final int DOCUMENTS_A_COMMIT = 500;

    private LibraryFormat() {}

    static boolean isFormatOf(MVStore store) {
        return store.getMapNames().stream().anyMatch(name -> name.startsWith(DOCUMENTS));
    }

    /** Copies all documents; nobody else may use the two stores meanwhile. */
    static void convert(MVStore store, StoreFile target) {
        log.warn("converting the store to today's format, once");
        int copied = 0;
        for (String name : store.getMapNames()) {
            if (!name.startsWith(DOCUMENTS)) {
                continue;
            }
            String namespace = name.substring(DOCUMENTS.length());
            String collection = namespace.substring(namespace.indexOf('.') + 1);
            MVMap<Object, Document> documents = store.openMap(name);
            var copies = target.documents(namespace);
            for (Document document : documents.values()) {
                Object id = switch (collection) {
                    case "system.namespaces" -> document.get("name");
                    case "system.indexes" -> copies.sizeAsLong() + 1;
                    default -> document.get("_id");
                };
                if (!KeyWriter.sortsExactly(id)) {
                    target.traits(copies, 1).markInexact();
                }
                copies.put(new OrderedKey(KeyWriter.bytesOf(id)), StoredBson.write(document));
                if (++copied % DOCUMENTS_A_COMMIT == 0) {
                    target.commit();
                }
            }
        }
        target.commit();
        target.sync();
        log.warn("converted {} documents", copied);
    }
}
