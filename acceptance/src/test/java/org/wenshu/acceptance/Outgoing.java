package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wenshu.contracts.Topics;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;

/** One outgoing document on its way through the office; each verb is one request of a person through the gateway. */
final class Outgoing {
    static final String PATH = "/api/v1/outgoing-documents";

    private static final Map<String, String> SECTION_OF =
            Map.of("wang", "general", "zheng", "general", "chen", "business", "feng", "business", "wei", "finance");
    private static final Map<String, String> HEAD_OF = Map.of("general", "zheng", "business", "feng", "finance", "chu");

    private final String id;
    private final String drafter;
    private final String title;
    private final Draft draft;

    private Outgoing(String id, String drafter, Draft draft) {
        this.id = id;
        this.drafter = drafter;
        this.title = draft.title();
        this.draft = draft;
    }

    static Outgoing drafted(String by, Draft draft) {
        return drafted(by, draft, Map.of());
    }

    static Outgoing drafted(String by, Draft draft, Map<String, ?> cause) {
        var body = new LinkedHashMap<String, Object>();
        body.put("content", draft.content());
        body.put("sectionId", SECTION_OF.get(by));
        if (!cause.isEmpty()) {
            body.put("cause", cause);
        }
        return new Outgoing(TheSuite.as(by).post(PATH, body).expect(201).text("/id"), by, draft);
    }

    /** What the office waits for once a section's matter is in order. */
    static Map<String, Object> sectionMatter() {
        return Map.of("matter", "SECTION");
    }

    static Map<String, Object> toSection(String name, String section) {
        return Map.of("recipient", name, "sectionId", section, "channel", "OA");
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    Draft draft() {
        return draft;
    }

    String path() {
        return PATH + "/" + id;
    }

    private String head() {
        return HEAD_OF.get(SECTION_OF.get(drafter));
    }

    JsonNode seenBy(String person) {
        return TheSuite.get(person, path()).json();
    }

    /** As the office director sees it, for whom every document that he is cleared for is there. */
    JsonNode now() {
        return seenBy("zhou");
    }

    String stage() {
        return now().at("/stage").asString();
    }

    /** 发文字号 */
    String number() {
        return now().at("/number").asString();
    }

    String digest() {
        return now().at("/contentDigest").asString();
    }

    JsonNode journal() {
        return TheSuite.get("zhou", path() + "/journal").json().at("/entries");
    }

    /** The days on which something was done to it, as the journal has it. */
    List<String> days(String action) {
        var days = new ArrayList<String>();
        for (JsonNode entry : journal()) {
            if (entry.at("/action").asString().equals(action)) {
                days.add(java.time.Instant.parse(entry.at("/at").asString())
                        .atZone(org.wenshu.local.demo.StoryClock.BEIJING)
                        .toLocalDate()
                        .toString());
            }
        }
        return days;
    }

    /** Asks for something to be done to it, whatever comes of it. */
    Answer ask(String person, String act, Map<String, ?> body) {
        return ask(person, act, body, Map.of());
    }

    Answer ask(String person, String act, Map<String, ?> body, Map<String, String> headers) {
        return TheSuite.as(person).post(path() + "/" + act, body, headers);
    }

    /** Does it, and expects that it can be done. */
    Outgoing done(String person, String act, Map<String, ?> body) {
        ask(person, act, body).expect(201);
        return this;
    }

    /** That it cannot be done, and why. */
    void refused(String person, String act, Map<String, ?> body, int status, String ground) {
        Answer answer = ask(person, act, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/ground")).as(answer.body()).isEqualTo(ground);
    }

    // The usual way of a document, each step by who usually takes it

    Outgoing submitted(Map<String, ?> way) {
        return done(drafter, "submissions", way);
    }

    Outgoing passedBy(String reviewer) {
        return passedBy(reviewer, "同意");
    }

    /** Passes the level; what the machine found and gates is kept with a word. */
    Outgoing passedBy(String reviewer, String opinion) {
        for (JsonNode finding : seenBy(reviewer).at("/findings")) {
            if (finding.at("/gates").asBoolean() && finding.at("/decision").isMissingNode()) {
                done(
                        reviewer,
                        "findings/" + finding.at("/number").asInt() + "/decisions",
                        Map.of("decision", "OVERRULED", "word", "经核实无误"));
            }
        }
        return done(reviewer, "reviews", Map.of("opinion", opinion));
    }

    Outgoing returnedBy(String person, String to, String reason) {
        return done(person, "returns", Map.of("to", to, "reason", reason));
    }

    /** From the drafter's desk past section and office. */
    Outgoing reviewed(Map<String, ?> way) {
        return submitted(way).passedBy(head()).passedBy("zhou");
    }

    Map<String, Object> signature() {
        return Map.of("contentDigest", digest(), "opinion", "同意印发");
    }

    Outgoing signedBy(String leader) {
        return done(leader, "signatures", signature());
    }

    static Map<String, Object> everyPoint() {
        return Map.of("points", List.of("NUMBER", "SIGNATURE_BLOCK", "DATE", "SEAL"));
    }

    static Map<String, Object> right() {
        return Map.of("content", true, "format", true, "copies", true);
    }

    Outgoing rechecked() {
        return done("li", "rechecks", everyPoint());
    }

    Outgoing proofreadBy(String... readers) {
        Stream.of(readers).forEach(reader -> done(reader, "proofreadings", right()));
        return this;
    }

    /** From the draft to the shelf of what is to go out, a matter of one section. */
    Outgoing printed() {
        return reviewed(sectionMatter()).signedBy("qian").rechecked().proofreadBy("li", "wu");
    }

    @SafeVarargs
    final Outgoing sentTo(Map<String, Object>... recipients) {
        return done("li", "dispatches", Map.of("dispatches", List.of(recipients)));
    }

    Outgoing archived() {
        return done("li", "archiving", Map.of());
    }

    /** The archive number, as soon as the archive has told it. */
    String archiveNumber() {
        var found = new ArrayList<String>();
        Patiently.until(() -> {
            String given = now().at("/archiveNumber").asString("");
            assertThat(given).isNotEmpty();
            found.add(given);
        });
        return found.getLast();
    }

    /** The record in the archive, as the archivist sees it. */
    JsonNode record() {
        String number = archiveNumber();
        for (JsonNode line : TheSuite.get("jiang", "/api/v1/records?limit=200&q=" + encoded(title))
                .json()
                .at("/items")) {
            if (line.at("/archiveNumber").asString().equals(number)) {
                return TheSuite.get("jiang", "/api/v1/records/" + line.at("/id").asString())
                        .json();
            }
        }
        throw new AssertionError("no record " + number);
    }

    JsonNode trace(String reader) {
        return TheSuite.get(reader, path() + "/trace").json();
    }

    /** The paper of this kind and form, as a client downloads it. */
    byte[] paper(String reader, String kind, String mediaType) {
        for (JsonNode file : seenBy(reader).at("/files")) {
            if (file.at("/kind").asString().equals(kind)
                    && file.at("/mediaType").asString().equals(mediaType)) {
                return TheSuite.get(reader, path() + "/files/" + file.at("/id").asString())
                        .bytes();
            }
        }
        throw new AssertionError("no " + kind + " as " + mediaType);
    }

    byte[] officialPdf(String reader) {
        return paper(reader, "OFFICIAL_COPY", "application/pdf");
    }

    /** The names of the events about it, in order. */
    List<String> events() {
        return Topic.about(Topics.DOCUMENTS, id).stream()
                .map(event -> event.type().replaceAll("org\\.wenshu\\.documents\\.(.*)\\.v1", "$1"))
                .toList();
    }

    /** The events of one name about it. */
    List<JsonNode> events(String name) {
        return Topic.about(Topics.DOCUMENTS, id).stream()
                .filter(event -> event.type().equals("org.wenshu.documents." + name + ".v1"))
                .map(Topic.Event::json)
                .toList();
    }

    /** The subjects of what a person's inbox holds about it. */
    List<String> inboxOf(String person) {
        return Messages.inbox(person, id).stream()
                .map(item -> item.at("/subject").asString())
                .toList();
    }

    static String encoded(String text) {
        return org.wenshu.local.client.Session.encode(text);
    }
}
