package org.wenshu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.local.testing.WenshuInfrastructure;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.FileStreams;
import org.wenshu.platform.files.GridFsFileStore;
import org.wenshu.platform.files.StoredFile;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class ReactiveWebTest extends WebContract {

    ReactiveWebTest() {
        super(WebApplicationType.REACTIVE, NoteService.class, Files.class, FileController.class);
    }

    static class Files {

        @Bean
        FileStore files() {
            return new GridFsFileStore(MongoClients.create(WenshuInfrastructure.mongoUri("web_files")), "web_files");
        }
    }

    @RestController
    static class FileController {

        private static final long MAX = 64L << 20;

        private final FileStore files;

        FileController(FileStore files) {
            this.files = files;
        }

        @PostMapping("/api/v1/files")
        @Needs(Needs.SIGNED_IN)
        Map<String, Object> part(@RequestPart FilePart file) {
            StoredFile stored = files.store(FileStreams.read(file.content()), file.filename(), MAX);
            String fingerprint = CurrentRequest.get()
                    .filter(request -> request.idempotencyKey().isPresent())
                    .map(request -> request.fingerprint().get())
                    .orElse("");
            return Map.of("file", stored, "name", file.filename(), "fingerprint", fingerprint);
        }

        @PostMapping("/api/v1/raw-files")
        @Needs(Needs.SIGNED_IN)
        StoredFile raw(@RequestBody Flux<DataBuffer> content) {
            return files.store(FileStreams.read(content), "upload", MAX);
        }

        @GetMapping("/api/v1/files/{sha256}")
        @Needs(Needs.SIGNED_IN)
        ResponseEntity<Flux<DataBuffer>> get(@PathVariable String sha256) {
            StoredFile file = files.find(sha256).orElseThrow();
            return FileStreams.download(files, file, "关于𠮷的通知.pdf");
        }

        @GetMapping("/api/v1/reactive")
        @Needs(Needs.SIGNED_IN)
        Mono<Map<String, Object>> reactive() {
            return Mono.fromSupplier(() -> Map.of(
                    "caller",
                    CurrentRequest.get().map(request -> request.caller().id()).orElse("")));
        }

        @GetMapping("/api/v1/reactive-open")
        @Needs(Needs.NOTHING)
        Mono<Map<String, Object>> reactiveOpen() {
            return Mono.fromSupplier(() -> Map.of("bound", CurrentRequest.get().isPresent()));
        }
    }

    @Nested
    class a_reactive_controller {

        @Test
        void sees_its_own_request_only() {
            for (int i = 0; i < 20; i++) {
                assertThat(send(as("zhao", "/api/v1/reactive"))
                                .body()
                                .path("caller")
                                .asString())
                        .isEqualTo("zhao");
                assertThat(send(request("/api/v1/reactive-open"))
                                .body()
                                .path("bound")
                                .asBoolean())
                        .isFalse();
            }
        }
    }

    @Nested
    class a_large_file {

        private static final int SIZE = 60 << 20;

        @Test
        void is_streamed_in_and_out() throws Exception {
            byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
            byte[] content = new byte[SIZE];
            new Random(7).nextBytes(content);
            System.arraycopy(head, 0, content, 0, head.length);
            Answer raw = send(as("zhao", "/api/v1/raw-files")
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
            assertThat(raw.status()).isEqualTo(200);
            assertThat(raw.body().path("size").asLong()).isEqualTo(SIZE);
            assertThat(raw.body().path("mediaType").asString()).isEqualTo("application/pdf");
            String sha256 = raw.body().path("sha256").asString();
            HttpResponse<InputStream> back =
                    http.send(as("zhao", "/api/v1/files/" + sha256).build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(back.statusCode()).isEqualTo(200);
            assertThat(back.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("filename*=UTF-8''");
            try (InputStream in = back.body()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }

        @Test
        void beyond_the_limit_is_refused_and_nothing_is_kept() throws IOException {
            Answer answer = send(as("zhao", "/api/v1/raw-files")
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new InputStream() {
                        private long left = 65L << 20;

                        @Override
                        public int read() {
                            return left-- > 0 ? 1 : -1;
                        }

                        @Override
                        public int read(byte[] bytes, int offset, int length) {
                            if (left <= 0) {
                                return -1;
                            }
                            int given = (int) Math.min(length, left);
                            left -= given;
                            return given;
                        }
                    })));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body().path("maxBytes").asLong()).isEqualTo(64L << 20);
        }
    }

    @Nested
    class a_multipart_upload {

        @Test
        void has_the_same_fingerprint_with_another_boundary() {
            JsonNode first = upload("----aaa", "content");
            JsonNode second = upload("----bbbbbb", "content");
            assertThat(first.path("fingerprint").asString()).hasSize(64);
            assertThat(second.path("fingerprint")).isEqualTo(first.path("fingerprint"));
            assertThat(upload("----aaa", "other").path("fingerprint")).isNotEqualTo(first.path("fingerprint"));
            assertThat(first.path("name").asString()).isEqualTo("通知.txt");
        }

        @Test
        void without_its_part_names_it() {
            Answer answer = send(as("zhao", "/api/v1/files")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--b--\r\n")));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errors()).containsExactly("file required");
        }

        private JsonNode upload(String boundary, String content) {
            String body = "--" + boundary
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"通知.txt\"\r\n\r\n" + content
                    + "\r\n--" + boundary + "--\r\n";
            Answer answer = send(as("zhao", "/api/v1/files")
                    .header("Idempotency-Key", "k-3")
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(answer.status()).isEqualTo(200);
            return answer.body();
        }
    }

    @Nested
    class the_api_document {

        @Test
        void says_what_each_operation_needs() {
            Answer answer = send(request("/v3/api-docs"));
            assertThat(answer.status()).isEqualTo(200);
            JsonNode write = answer.body().path("paths").path("/api/v1/notes").path("post");
            assertThat(write.path("x-needs").toString()).isEqualTo("[\"notes:write\"]");
            assertThat(write.path("description").asString()).contains("notes:write");
            assertThat(names(write))
                    .contains("Idempotency-Key", "Wenshu-On-Behalf-Of")
                    .doesNotContain("caller");
            assertThat(write.path("responses").has("default")).isTrue();
            JsonNode list = answer.body().path("paths").path("/api/v1/notes").path("get");
            assertThat(names(list)).contains("cursor", "limit");
            JsonNode me = answer.body().path("paths").path("/api/v1/me").path("get");
            assertThat(names(me)).doesNotContain("person", "name");
            JsonNode put =
                    answer.body().path("paths").path("/api/v1/notes/{id}").path("put");
            assertThat(parameter(put, "If-Match").orElseThrow().path("required").asBoolean())
                    .isTrue();
            assertThat(answer.body().toString()).doesNotContain("x-requires-if-match");
            assertThat(send(request("/v3/api-docs")).body()).isEqualTo(answer.body());
        }

        private java.util.List<String> names(JsonNode operation) {
            return operation
                    .path("parameters")
                    .valueStream()
                    .map(parameter -> parameter.path("name").asString())
                    .toList();
        }

        private Optional<JsonNode> parameter(JsonNode operation, String name) {
            return operation
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("name").asString().equals(name))
                    .findFirst();
        }
    }
}
