package org.wenshu.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import tools.jackson.databind.JsonNode;

/** One outgoing document (发文) on its way, as its people move it on through the gateway. */
public final class Outgoing {
    private static final String PATH = "/api/v1/outgoing-documents";

    private final String id;

    private Outgoing(String id) {
        this.id = id;
    }

    public String path() {
        return PATH + "/" + id;
    }

    /** A letter (函) to one organ, to be varied before it is sent. */
    public static Map<String, Object> letter(String title, String addressee, String... paragraphs) {
        var content = new LinkedHashMap<String, Object>();
        content.put("kind", "LETTER");
        content.put("format", "LETTER");
        content.put("issuers", List.of("示范市发展局"));
        content.put("numberCode", "示发函");
        content.put("title", title);
        content.put("addressees", List.of(addressee));
        content.put(
                "body",
                Map.of(
                        "blocks",
                        Stream.of(paragraphs)
                                .map(text -> Map.of("type", "paragraph", "text", text))
                                .toList()));
        content.put("printedBy", "示范市发展局办公室");
        content.put("copies", 10);
        return content;
    }

    /** @param reference how the incoming document that is answered is called */
    public static Outgoing draft(
            Session drafter, String section, Map<String, Object> content, Incoming answered, String reference) {
        return new Outgoing(drafter.post(
                        PATH,
                        Map.of(
                                "sectionId",
                                section,
                                "content",
                                content,
                                "cause",
                                Map.of("kind", "INCOMING_DOCUMENT", "id", answered.id(), "reference", reference)))
                .expect(201)
                .text("/id"));
    }

    public Answer read(Session session) {
        return session.get(path()).expect(200);
    }

    public Answer act(Session session, String action, Map<String, ?> body) {
        return session.post(path() + "/" + action, body).expect(201);
    }

    public Answer submit(Session drafter) {
        return act(drafter, "submissions", Map.of("matter", "SECTION"));
    }

    public Answer pass(Session reviewer, String opinion) {
        return act(reviewer, "reviews", Map.of("opinion", opinion));
    }

    /** Signs what is there to read now, and nothing else. */
    public Answer sign(Session leader, String opinion) {
        return act(
                leader, "signatures", Map.of("contentDigest", read(leader).text("/contentDigest"), "opinion", opinion));
    }

    public Answer recheck(Session secretary) {
        return act(secretary, "rechecks", Map.of("points", List.of("NUMBER", "SIGNATURE_BLOCK", "DATE", "SEAL")));
    }

    public Answer proofread(Session reader) {
        return act(reader, "proofreadings", Map.of("content", true, "format", true, "copies", true));
    }

    /** What the machine found and nobody has settled yet. */
    public List<JsonNode> openFindings(Session reader) {
        return read(reader)
                .json()
                .at("/findings")
                .valueStream()
                .filter(finding -> finding.at("/decision").isMissingNode())
                .toList();
    }

    /** The document as it was issued, in this form. */
    public byte[] officialCopy(Session reader, String mediaType) {
        Optional<JsonNode> file = read(reader)
                .json()
                .at("/files")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals("OFFICIAL_COPY")
                        && each.at("/mediaType").asString().equals(mediaType))
                .findFirst();
        String fileId = file.orElseThrow(() -> new UnexpectedAnswer("no official copy as " + mediaType))
                .at("/id")
                .asString();
        return reader.get(path() + "/files/" + fileId).expect(200).bytes();
    }
}
