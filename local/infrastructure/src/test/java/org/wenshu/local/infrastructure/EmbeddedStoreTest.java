package org.wenshu.local.infrastructure;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    @Nested
    class killed {

        @Test
        void it_still_has_every_acknowledged_write_and_no_half_of_another() throws Exception {
            Set<Integer> inserted = ConcurrentHashMap.newKeySet();
            Map<Integer, Integer> counted = new ConcurrentHashMap<>();
            try (ChildJvm store = ChildJvm.run(EmbeddedStore.class, "--data=" + folder, "--port=0");
                    MongoClient client = client(store)) {
                MongoCollection<Document> entries = entries(client);
                entries.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
                CountDownLatch enough = new CountDownLatch(600);
                List<Thread> writers = new ArrayList<>();
                for (int w = 0; w < WRITERS; w++) {
                    int writer = w;
                    writers.add(Thread.ofVirtual()
                            .start(() -> write(entries, counters(client), writer, inserted, counted, enough)));
                }
                enough.await();
                store.kill();
                for (Thread writer : writers) {
                    writer.join();
                }
            }

            try (ChildJvm store = ChildJvm.run(EmbeddedStore.class, "--data=" + folder, "--port=0");
                    MongoClient client = client(store)) {
                MongoCollection<Document> entries = entries(client);
                Map<Integer, Document> kept = new ConcurrentHashMap<>();
                entries.find().forEach(d -> kept.put(d.getInteger("number"), d));
                assertThat(inserted.size()
                                + counted.values().stream().mapToInt(n -> n).sum())
                        .isGreaterThanOrEqualTo(600);
                assertThat(kept.keySet()).containsAll(inserted);
                counted.forEach((writer, count) -> assertThat(counters(client)
                                .find(eq("_id", "counter-" + writer))
                                .first()
                                .getInteger("count"))
                        .isBetween(count, count + 1));

                // The unique index agrees with the documents: what is kept is refused, what is not kept can be entered.
                for (int number : kept.keySet()) {
                    assertThatThrownBy(() -> entries.insertOne(new Document("number", number)))
                            .isInstanceOfSatisfying(
                                    MongoWriteException.class,
                                    e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
                }
                for (int writer = 0; writer < WRITERS; writer++) {
                    for (int number = writer; number < 100_000; number += WRITERS) {
                        if (!kept.containsKey(number)) {
                            entries.insertOne(new Document("number", number));
                            break;
                        }
                    }
                }
            }
        }

        private void write(
                MongoCollection<Document> entries,
                MongoCollection<Document> counters,
                int writer,
                Set<Integer> inserted,
                Map<Integer, Integer> counted,
                CountDownLatch enough) {
            try {
                for (int i = 0; ; i++) {
                    int number = i * WRITERS + writer;
                    entries.insertOne(new Document("number", number).append("title", "关于召开会议的通知 " + number));
                    inserted.add(number);
                    enough.countDown();
                    Document counter = counters.findOneAndUpdate(
                            eq("_id", "counter-" + writer),
                            inc("count", 1),
                            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
                    counted.put(writer, counter.getInteger("count"));
                    enough.countDown();
                }
            } catch (MongoException killed) {
                // The write in flight may or may not have been kept.
            }
        }
    }

    @Nested
    class stopped_and_opened_again {

        @Test
        void it_has_its_data_and_frees_its_folder() {
            try (EmbeddedStore store = EmbeddedStore.open(folder, 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                entries(client).insertOne(new Document("_id", 1).append("sender", "𠮷林省㐂县人民政府"));
            }
            try (EmbeddedStore store = EmbeddedStore.open(folder, 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                assertThat(entries(client).find().first()).containsEntry("sender", "𠮷林省㐂县人民政府");
            }
        }

        @Test
        void a_stopped_process_ends_cleanly() throws Exception {
            try (ChildJvm store = ChildJvm.run(EmbeddedStore.class, "--data=" + folder, "--port=0")) {
                try (MongoClient client = client(store)) {
                    entries(client).insertOne(new Document("_id", 1));
                }
                store.stop();
            }
            try (EmbeddedStore store = EmbeddedStore.open(folder, 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                assertThat(entries(client).countDocuments()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_folder_in_use_is_refused_to_another_process() throws Exception {
        try (ChildJvm first = ChildJvm.run(EmbeddedStore.class, "--data=" + folder, "--port=0")) {
            assertThatThrownBy(() -> EmbeddedStore.open(folder, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining(folder.toString());
            assertThat(first.address()).isNotEmpty();
        }
    }

    @Test
    void changing_the_same_documents_again_and_again_does_not_make_the_file_grow_for_ever() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(folder, 0);
                MongoClient client = MongoClients.create(store.connectionString("office"))) {
            MongoCollection<Document> entries = entries(client);
            for (int i = 0; i < 50; i++) {
                entries.insertOne(new Document("_id", i));
            }
            for (int i = 0; i < 800; i++) {
                entries.updateOne(eq("_id", i % 50), set("text", "第 " + i + " 次修改".repeat(2_000)));
            }
        }
        // Kept whole, 800 changes of some 20 KB and the pages around them would be about 50 MB.
        assertThat(Files.size(folder.resolve("store.mv"))).isLessThan(24 << 20);
    }

    @Test
    void a_store_in_memory_greets_as_a_writable_primary() {
        try (EmbeddedStore store = EmbeddedStore.inMemory(0);
                MongoClient client = MongoClients.create(store.connectionString("office"))) {
            Document greeting = client.getDatabase("admin").runCommand(new Document("hello", 1));
            assertThat(greeting).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
        }
    }

    private static MongoClient client(ChildJvm store) {
        return MongoClients.create(
                "mongodb://" + store.address() + "/?serverSelectionTimeoutMS=2000&connectTimeoutMS=2000");
    }

    private static MongoCollection<Document> entries(MongoClient client) {
        return client.getDatabase("office").getCollection("entries");
    }

    private static MongoCollection<Document> counters(MongoClient client) {
        return client.getDatabase("office").getCollection("counters");
    }
}
