package org.wenshu.acceptance;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wenshu.local.client.Answer;
import org.wenshu.local.samples.Attachment;
import org.wenshu.local.samples.Sample;
import tools.jackson.databind.JsonNode;

/** One incoming document on its way through the office; each verb is one request of a person through the gateway. */
final class Incoming {
    static final String PATH = "/api/v1/incoming-documents";

    /** The points that every review has to look at. */
    static final List<String> CHECKLIST = List.of("HEAD", "ADDRESSEE", "ATTACHMENT_NOTE", "PAGES", "ATTACHMENTS");

    private final String id;
    private final String number;
    private final String title;

    private Incoming(JsonNode registered) {
        this.id = registered.at("/id").asString();
        this.number = registered.at("/registerNumber").asString();
        this.title = registered.at("/title").asString();
    }

    static Incoming registered(String by, Registration registration) {
        return new Incoming(
                TheSuite.as(by).post(PATH, registration.body()).expect(201).json());
    }

    /** The document that an answer shows. */
    static Incoming in(Answer answer) {
        return new Incoming(answer.json());
    }

    /** Uploads a sample and its attachments, and says how they are to be attached. */
    static List<Map<String, String>> uploaded(String by, Sample sample) {
        var files = new ArrayList<Map<String, String>>();
        files.add(upload(by, sample.fileName(), sample.mediaType(), sample.bytes(), "ORIGINAL"));
        for (Attachment attachment : sample.attachments()) {
            files.add(upload(by, attachment.fileName(), attachment.mediaType(), attachment.bytes(), "ATTACHMENT"));
        }
        return files;
    }

    private static Map<String, String> upload(String by, String name, String type, byte[] content, String kind) {
        String file = TheSuite.as(by)
                .upload("/api/v1/files", "file", name, type, content)
                .expect(201)
                .text("/items/0/id");
        return Map.of("fileId", file, "kind", kind);
    }

    String id() {
        return id;
    }

    /** 收文号 */
    String number() {
        return number;
    }

    String title() {
        return title;
    }

    String path() {
        return PATH + "/" + id;
    }

    JsonNode seenBy(String person) {
        return TheSuite.get(person, path()).json();
    }

    /** As one who may know of every ordinary document sees it. */
    JsonNode now() {
        return seenBy("li");
    }

    String stage() {
        return now().at("/stage").asString();
    }

    String etag() {
        return TheSuite.get("li", path()).header("ETag");
    }

    JsonNode journal() {
        return TheSuite.get("li", path() + "/journal").json().at("/entries");
    }

    JsonNode trackingSheet() {
        return TheSuite.get("li", path() + "/tracking-sheet").json();
    }

    /** Asks for something to be done to it, whatever comes of it. */
    Answer ask(String person, String act, Map<String, ?> body) {
        return ask(person, act, body, Map.of());
    }

    Answer ask(String person, String act, Map<String, ?> body, Map<String, String> headers) {
        return TheSuite.as(person).post(path() + "/" + act, body, headers);
    }

    /** Does it, and expects that it can be done. */
    Incoming done(String person, String act, Map<String, ?> body) {
        ask(person, act, body).expect(201);
        return this;
    }

    // The usual way of a document, each step by who usually takes it

    Incoming reviewed() {
        return done("li", "reviews", Map.of("outcome", "PASS", "checklist", inOrder()));
    }

    Incoming reviewedInSpite(String reason) {
        return done("li", "reviews", Map.of("outcome", "PASS", "checklist", inOrder(), "reason", reason));
    }

    Incoming proposedTo(String section, String... leaders) {
        return done("li", "proposals", proposal(section, leaders));
    }

    Incoming instructedBy(String leader) {
        return done(leader, "instructions", Map.of("text", "请按拟办意见办理。", "candidate", 1));
    }

    Incoming assignedTo(String lead, String... others) {
        return done("li", "assignments", Map.of("leadSectionId", lead, "coSectionIds", List.of(others)));
    }

    /** From registration to the handlers' desk, without a leader. */
    Incoming handedTo(String lead, String... others) {
        return reviewed().proposedTo(lead).assignedTo(lead, others);
    }

    Incoming resultBy(String handler) {
        return done(handler, "results", Map.of("text", "已按要求办理完毕。"));
    }

    Incoming completed() {
        return done("li", "completion", Map.of("conclusion", "办理情况属实，同意办结。"));
    }

    /** The archive number, as soon as the archive has told it. */
    String archiveNumber() {
        var found = new ArrayList<String>();
        Patiently.until(() -> {
            String given = now().at("/archiveNumber").asString("");
            org.assertj.core.api.Assertions.assertThat(given).isNotEmpty();
            found.add(given);
        });
        return found.getLast();
    }

    static Map<String, Object> proposal(String section, String... leaders) {
        return Map.of(
                "leaderIds",
                List.of(leaders),
                "candidates",
                List.of(Map.of("leadSectionId", section)),
                "reason",
                "属该科室职责，建议由其主办。");
    }

    /** The checklist with every point in order. */
    static List<Map<String, Object>> inOrder() {
        return CHECKLIST.stream()
                .map(point -> Map.<String, Object>of("point", point, "inOrder", true))
                .toList();
    }

    /** The checklist with one defect. */
    static List<Map<String, Object>> inOrderBut(String defect, String remark) {
        return Stream.concat(
                        CHECKLIST.stream()
                                .filter(point -> !point.equals(defect))
                                .map(point -> Map.<String, Object>of("point", point, "inOrder", true)),
                        Stream.of(Map.<String, Object>of("point", defect, "inOrder", false, "remark", remark)))
                .toList();
    }

    /** What was done and by whose hand, as the journal has it. */
    List<Map<String, String>> acts(String action) {
        var acts = new ArrayList<Map<String, String>>();
        for (JsonNode entry : journal()) {
            if (entry.at("/action").asString().equals(action)) {
                var act = new LinkedHashMap<String, String>();
                act.put("at", entry.at("/at").asString());
                act.put("signature", entry.at("/signature").asString());
                act.put("said", entry.at("/said").asString(""));
                acts.add(act);
            }
        }
        return acts;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
