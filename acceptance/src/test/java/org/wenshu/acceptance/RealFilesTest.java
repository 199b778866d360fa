package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenshu.local.client.Answer;
import org.wenshu.local.samples.Defect;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.samples.SampleDocuments;
import tools.jackson.databind.JsonNode;

/** Documents as they really come: good ones, and broken, locked, mislabelled and huge ones. */
@WithSuite
@Order(14)
@Tag("D3")
class RealFilesTest {

    private static List<String> defects(Incoming document) {
        var defects = new ArrayList<String>();
        for (JsonNode finding :
                TheSuite.get("li", document.path() + "/checks").json().at("/findings")) {
            if (finding.at("/severity").asString().equals("DEFECT")) {
                defects.add(finding.at("/code").asString());
            }
        }
        return defects;
    }

    /** All but the one of the usual journey and the one that is too large to be held in memory. */
    static Stream<Sample> good() {
        return SampleDocuments.good().stream()
                .filter(sample ->
                        !List.of("notice-flood-control", SampleDocuments.HUGE).contains(sample.name()));
    }

    @ParameterizedTest
    @MethodSource("good")
    @Tag("D1")
    void a_good_one_is_registered_and_found_in_order(Sample sample) {
        Incoming document = Incoming.registered("li", Registration.of(sample, Incoming.uploaded("li", sample)));

        assertThat(defects(document)).isEmpty();
        JsonNode now = document.now();
        assertThat(now.at("/title").asString()).isEqualTo(sample.title());
        assertThat(now.at("/sender").asString()).isEqualTo(sample.sender());
        String file = now.at("/files/0/id").asString();
        byte[] content = TheSuite.get("li", document.path() + "/files/" + file).bytes();
        assertThat(Incoming.sha256(content)).isEqualTo(now.at("/files/0/sha256").asString());
        assertThat(content).isEqualTo(sample.bytes());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Defect.PASSWORD_PROTECTED, "password-protected"),
                Arguments.of(Defect.TRUNCATED, "file-intact"),
                Arguments.of(Defect.NAME_DISAGREES, "type-agrees"),
                Arguments.of(Defect.PAGES_MISSING, "page-count"),
                Arguments.of(Defect.ATTACHMENT_MISSING, "attachments"),
                Arguments.of(Defect.NUMBER_DISAGREES, "sender-number"),
                Arguments.of(Defect.TITLE_DISAGREES, "title"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_one_cannot_pass_the_review_unless_somebody_says_why(Defect defect, String code) {
        Sample sample = SampleDocuments.with(defect);
        Incoming document = Incoming.registered("li", Registration.of(sample, Incoming.uploaded("li", sample)));

        assertThat(defects(document)).contains(code);
        Answer refusal = document.ask("li", "reviews", Map.of("outcome", "PASS", "checklist", Incoming.inOrder()));
        assertThat(refusal.status()).as(refusal.body()).isEqualTo(400);
        assertThat(refusal.text("/errors/0/field")).isEqualTo("reason");
        assertThat(refusal.text("/errors/0/rule")).isEqualTo("required-with-machine-defects");
        assertThat(document.stage()).isEqualTo("REGISTERED");
        document.reviewedInSpite("已与来文单位电话核实，另送纸质件");
        assertThat(document.stage()).isEqualTo("REVIEWED");
    }

    @ParameterizedTest
    @EnumSource(names = "SCAN_ONLY")
    void a_scan_is_no_defect_but_worth_a_note(Defect defect) {
        Sample sample = SampleDocuments.with(defect);
        Incoming document = Incoming.registered("li", Registration.of(sample, Incoming.uploaded("li", sample)));

        assertThat(TheSuite.get("li", document.path() + "/checks").body())
                .contains("\"code\":\"text-layer\",\"severity\":\"NOTE\"");
        assertThat(defects(document)).doesNotContain("text-layer");
    }

    @Nested
    class of_size {
        @TempDir
        private Path folder;

        @Test
        void sixty_megabytes_are_taken_in_as_a_stream() throws IOException {
            Sample sample = SampleDocuments.named(SampleDocuments.HUGE);
            Path file = folder.resolve("huge.pdf");
            try (OutputStream out = Files.newOutputStream(file)) {
                sample.writeTo(out);
            }
            assertThat(Files.size(file)).isGreaterThan(60L << 20);

            Answer answer = upload(file, sample.fileName());

            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(answer.json().at("/items/0/size").asLong()).isEqualTo(Files.size(file));
            Incoming document = Incoming.registered(
                    "li",
                    Registration.of(sample, List.of(Map.of("fileId", answer.text("/items/0/id"), "kind", "ORIGINAL"))));
            assertThat(defects(document)).isEmpty();
        }

        private Answer upload(Path file, String name) throws IOException {
            String head = "--wenshu\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                    + "\"\r\nContent-Type: application/pdf\r\n\r\n";
            HttpRequest request = TheSuite.gateway()
                    .request("/api/v1/files")
                    .header("Authorization", "Bearer " + TheSuite.as("li").token())
                    .header("Content-Type", "multipart/form-data; boundary=wenshu")
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--wenshu--\r\n")))
                    .build();
            return TheSuite.gateway().send(request);
        }

        @Test
        void more_than_policy_allows_is_refused() {
            Policies.with(
                    "files.max-bytes",
                    "100000",
                    () -> Patiently.until(() -> {
                        Answer answer = TheSuite.as("li")
                                .upload("/api/v1/files", "file", "大.pdf", "application/pdf", new byte[200_000]);
                        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
                        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                    }));
        }

        @Test
        void nothing_at_all_is_refused() {
            Answer empty = TheSuite.as("li").upload("/api/v1/files", "file", "空.pdf", "application/pdf", new byte[0]);
            assertThat(empty.status()).as(empty.body()).isEqualTo(400);
            assertThat(empty.text("/errors/0/field")).isEqualTo("file");
            assertThat(empty.text("/errors/0/rule")).isEqualTo("not-empty");

            Answer without = TheSuite.as("li")
                    .send(
                            "POST",
                            "/api/v1/files",
                            "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n字\r\n--x--\r\n"
                                    .getBytes(StandardCharsets.UTF_8),
                            "multipart/form-data; boundary=x",
                            Map.of());
            assertThat(without.status()).as(without.body()).isEqualTo(400);
            assertThat(without.text("/errors/0/rule")).isEqualTo("required");
        }

        @Test
        void what_is_multipart_in_name_only_is_refused() {
            for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=y")) {
                Answer answer = TheSuite.as("li")
                        .send("POST", "/api/v1/files", "不是表单".getBytes(StandardCharsets.UTF_8), type, Map.of());
                assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }

        @Test
        void a_name_with_a_path_or_controls_in_it_is_reduced_to_a_name() {
            Answer answer = TheSuite.as("li")
                    .upload(
                            "/api/v1/files",
                            "file",
                            "../../etc/通知.pdf",
                            "application/pdf",
                            "%PDF-1.7".getBytes(StandardCharsets.UTF_8));

            assertThat(answer.expect(201).text("/items/0/name")).isEqualTo("通知.pdf");
        }
    }

    @Test
    @Tag("X3")
    void nobody_attaches_what_another_person_uploaded() {
        Sample sample = SampleDocuments.named("minutes-executive-meeting");
        String file = TheSuite.as("wu")
                .upload("/api/v1/files", "file", sample.fileName(), sample.mediaType(), sample.bytes())
                .expect(201)
                .text("/items/0/id");

        Answer refusal = TheSuite.as("li")
                .post(
                        Incoming.PATH,
                        Registration.ordinary()
                                .with("files", List.of(Map.of("fileId", file, "kind", "ORIGINAL")))
                                .body());

        assertThat(refusal.status()).as(refusal.body()).isEqualTo(400);
        assertThat(refusal.text("/errors/0/rule")).isEqualTo("uploaded-by-you");
    }
}
