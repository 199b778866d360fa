package org.wenshu.local.infrastructure.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenshu.local.infrastructure.ChildJvm;
import org.wenshu.local.infrastructure.EmbeddedStore;

/** Indexes lie in the same file as the documents, and in the same commit. */
class KeptIndexesTest {

    private static final int STAGES = 7;

    @TempDir
    Path folder;

    @Test
    void after_a_kill_they_agree_with_the_documents() throws Exception {
        try (ChildJvm store = ChildJvm.run(EmbeddedStore.class, "--data=" + folder, "--port=0");
                MongoClient client =
                        MongoClients.create("mongodb://" + store.address() + "/?serverSelectionTimeoutMS=2000")) {
            MongoCollection<Document> entries = entries(client);
            entries.createIndex(Indexes.ascending("stage", "at"));
            entries.createIndex(Indexes.descending("words"));
            CountDownLatch enough = new CountDownLatch(300);
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int writer = w;
                writers.add(Thread.ofVirtual().start(() -> write(entries, writer, enough)));
            }
            enough.await();
            store.kill();
            for (Thread writer : writers) {
                writer.join();
            }
        }
        try (EmbeddedStore store = EmbeddedStore.open(folder, 0);
                MongoClient client = MongoClients.create(store.connectionString("office"))) {
            agree(entries(client));
        }
    }

    private static void write(MongoCollection<Document> entries, int writer, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                String id = writer + "-" + i;
                entries.insertOne(new Document("_id", id)
                        .append("stage", 0)
                        .append("at", i)
                        .append("words", List.of("甲", "乙" + i % 3)));
                entries.updateOne(eq("_id", writer + "-" + i / 2), set("stage", 1 + i % (STAGES - 1)));
                enough.countDown();
            }
        } catch (MongoException killed) {
            // The write in flight may or may not have been kept.
        }
    }

    private static void agree(MongoCollection<Document> entries) {
        List<Document> all = entries.find().into(new ArrayList<>());
        assertThat(all).hasSizeGreaterThanOrEqualTo(300);
        for (int stage = 0; stage < STAGES; stage++) {
            int wanted = stage;
            assertThat(entries.find(eq("stage", stage))
                            .sort(Indexes.ascending("at"))
                            .into(new ArrayList<>()))
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(entry -> entry.getInteger("stage") == wanted)
                            .toList());
        }
        assertThat(entries.countDocuments(eq("words", "乙1")))
                .isEqualTo(all.stream()
                        .filter(entry -> entry.getList("words", String.class).contains("乙1"))
                        .count());
    }

    @Test
    void a_store_in_the_library_s_own_format_is_converted_when_it_is_opened() throws Exception {
        MongoServer library =
                new MongoServer(new H2Backend(folder.resolve("store.mv").toString()));
        try (MongoClient client = MongoClients.create(library.bindAndGetConnectionString())) {
            MongoCollection<Document> entries = client.getDatabase("office").getCollection("entries");
            entries.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            entries.createIndex(Indexes.ascending("stage", "at"));
            for (int i = 0; i < 50; i++) {
                entries.insertOne(new Document("_id", "id-" + i)
                        .append("number", i)
                        .append("stage", i % STAGES)
                        .append("at", i)
                        .append("words", List.of("乙" + i % 3)));
            }
        } finally {
            library.shutdownNow();
        }
        for (int opened = 0; opened < 2; opened++) {
            try (EmbeddedStore store = EmbeddedStore.open(folder, 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                MongoCollection<Document> entries = entries(client);
                assertThat(entries.countDocuments()).isEqualTo(50);
                assertThat(entries.find(gte("number", 48)).sort(Indexes.descending("number")))
                        .extracting(entry -> entry.getString("_id"))
                        .containsExactly("id-49", "id-48");
                assertThat(entries.find(eq("stage", 3))
                                .sort(Indexes.descending("at"))
                                .limit(2))
                        .extracting(entry -> entry.getInteger("at"))
                        .containsExactly(45, 38);
                assertThat(entries.listIndexes().into(new ArrayList<>())).hasSize(3);
            }
        }
        assertThat(Files.list(folder).map(file -> file.getFileName().toString()))
                .doesNotContain("store.mv.converting");
    }

    private static MongoCollection<Document> entries(MongoClient client) {
        return client.getDatabase("office").getCollection("entries");
    }
}
