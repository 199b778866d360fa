package org.wenshu.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.wenshu.local.testing.WenshuInfrastructure;
import org.wenshu.platform.problem.Problem;
import reactor.core.publisher.Flux;

class GridFsFileStoreTest {

    private static final String DATABASE = "files_test";
    private static final MongoClient MONGO = MongoClients.create(WenshuInfrastructure.mongoUri(DATABASE));

    private final MongoDatabase database = MONGO.getDatabase(DATABASE);
    private final GridFsFileStore files = new GridFsFileStore(MONGO, DATABASE);

    @BeforeEach
    void empty() {
        for (String collection : List.of("files", "content.files", "content.chunks")) {
            database.getCollection(collection).deleteMany(new Document());
        }
    }

    @AfterAll
    static void close() {
        MONGO.close();
    }

    private StoredFile store(byte[] content, String name) {
        return files.store(new ByteArrayInputStream(content), name, 100 << 20);
    }

    private long count(String collection) {
        return database.getCollection(collection).countDocuments();
    }

    @Nested
    class a_stored_file {

        @Test
        void is_named_by_its_digests_in_both_standards() {
            StoredFile file = store("abc".getBytes(StandardCharsets.US_ASCII), "a.txt");
            // The examples of FIPS 180-4 and GB/T 32905 A.1.
            assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(file.sm3()).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
            assertThat(file.size()).isEqualTo(3);
            assertThat(file.mediaType()).isEqualTo("text/plain");
            assertThat(files.find(file.sha256())).contains(file);
            assertThat(files.verify(file.sha256())).isTrue();
        }

        @Test
        void comes_back_as_it_was() throws IOException {
            byte[] content = new byte[3 << 20];
            new Random(1).nextBytes(content);
            StoredFile file = store(content, "x");
            try (InputStream in = files.open(file.sha256())) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }

        @Test
        void is_kept_once_however_often_it_comes_at_the_same_time() {
            byte[] content = new byte[700_000];
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<StoredFile>> stored = IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> store(content, "x"), threads))
                        .toList();
                assertThat(stored.stream().map(CompletableFuture::join).distinct())
                        .hasSize(1);
            }
            assertThat(count("files")).isEqualTo(1);
            assertThat(count("content.files")).isEqualTo(1);
            assertThat(count("content.chunks")).isEqualTo(2);
        }

        @Test
        void that_was_tampered_with_does_not_verify() {
            StoredFile file = store(new byte[600_000], "x");
            database.getCollection("content.chunks")
                    .updateOne(
                            new Document("n", 1),
                            new Document("$set", new Document("data", new org.bson.types.Binary(new byte[75_711]))));
            assertThat(files.verify(file.sha256())).isFalse();
            database.getCollection("content.chunks").deleteOne(new Document("n", 0));
            assertThat(files.verify(file.sha256())).isFalse();
            assertThat(files.verify("unknown")).isFalse();
        }

        @Test
        void is_not_found_under_another_name() {
            assertThatThrownBy(() -> files.open("unknown"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("not-found");
        }
    }

    @Nested
    class an_upload {

        @Test
        void beyond_the_limit_leaves_nothing() {
            assertThatThrownBy(() -> files.store(new ByteArrayInputStream(new byte[2_000_000]), "x", 1_999_999))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("too-large");
            assertThat(count("files") + count("content.files") + count("content.chunks"))
                    .isZero();
            assertThat(files.store(new ByteArrayInputStream(new byte[2_000_000]), "x", 2_000_000)
                            .size())
                    .isEqualTo(2_000_000);
        }

        @Test
        void that_breaks_off_leaves_nothing() {
            InputStream broken = new InputStream() {
                private int left = 1_500_000;

                @Override
                public int read() throws IOException {
                    if (left-- > 0) {
                        return 1;
                    }
                    throw new IOException("connection lost");
                }
            };
            assertThatThrownBy(() -> files.store(broken, "x", 100 << 20)).hasMessageContaining("connection lost");
            assertThat(count("files") + count("content.files") + count("content.chunks"))
                    .isZero();
        }

        @Test
        void cut_off_by_a_crash_is_swept_away_once_it_is_old_and_nothing_else_is() {
            StoredFile kept = store("kept".getBytes(StandardCharsets.UTF_8), "x");
            var bucket = GridFSBuckets.create(database, "content").withChunkSizeBytes(1000);
            var halfWay = bucket.openUploadStream("content");
            halfWay.write(new byte[5000]);
            bucket.uploadFromStream("content", new ByteArrayInputStream(new byte[100]));
            assertThat(files.removeOrphans(Duration.ofHours(1))).isZero();
            assertThat(files.removeOrphans(Duration.ofSeconds(-5))).isEqualTo(2);
            assertThat(count("content.files")).isEqualTo(1);
            assertThat(count("content.chunks")).isEqualTo(1);
            assertThat(files.verify(kept.sha256())).isTrue();
        }

        @Test
        void is_read_from_the_wire_no_faster_than_it_is_stored() throws IOException {
            AtomicInteger sent = new AtomicInteger();
            Flux<DataBuffer> wire = Flux.<DataBuffer>generate(sink -> {
                        sent.incrementAndGet();
                        sink.next(DefaultDataBufferFactory.sharedInstance.wrap(new byte[1000]));
                    })
                    .take(10_000);
            try (InputStream in = FileStreams.read(wire)) {
                assertThat(in.readNBytes(2500)).hasSize(2500);
                assertThat(sent.get()).isLessThanOrEqualTo(40);
            }
        }
    }

    @Nested
    class the_media_type {

        private String of(byte[] content, String name) {
            return store(content, name).mediaType();
        }

        private byte[] zip(String... entries) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (String entry : entries) {
                    zip.putNextEntry(new ZipEntry(entry));
                    byte[] content = new byte[200_000];
                    new Random(entry.hashCode()).nextBytes(content);
                    zip.write(content);
                }
            }
            return bytes.toByteArray();
        }

        @Test
        void follows_the_content_and_not_the_name() throws IOException {
            assertThat(of("%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1), "报告.docx"))
                    .isEqualTo("application/pdf");
            assertThat(of(zip("word/document.xml", "media/a.png", "[Content_Types].xml"), "a.pdf"))
                    .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            assertThat(of(zip("[Content_Types].xml", "xl/workbook.xml"), "a"))
                    .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assertThat(of(zip("Doc_0/Document.xml", "OFD.xml"), "a")).isEqualTo("application/ofd");
            assertThat(of(zip("a.txt"), "公文.docx")).isEqualTo("application/zip");
            assertThat(of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, "a.jpg"))
                    .isEqualTo("image/png");
            assertThat(of(
                            new byte[] {
                                (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                            },
                            "a.doc"))
                    .isEqualTo("application/x-ole-storage");
            assertThat(of("姓名,处室\n".getBytes(StandardCharsets.UTF_8), "人员.csv")).isEqualTo("text/csv");
            assertThat(of("关于办公室的通知".getBytes(StandardCharsets.UTF_8), "a.txt")).isEqualTo("text/plain");
            assertThat(of(new byte[0], "a.pdf")).isEqualTo("application/x-empty");
        }
    }
}
