package org.wenshu.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Session;
import org.wenshu.local.samples.Sample;

/** One incoming document (收文) on its way, as its people move it on through the gateway. */
public final class Incoming {
    private static final String PATH = "/api/v1/incoming-documents";
    private static final List<String> CHECKLIST =
            List.of("HEAD", "ADDRESSEE", "ATTACHMENT_NOTE", "PAGES", "ATTACHMENTS");

    private final String id;

    public Incoming(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public String path() {
        return PATH + "/" + id;
    }

    /** The particulars of a registration, to be varied before they are sent. */
    public static Map<String, Object> particulars(
            String sender, String number, String title, int pages, Instant receivedAt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("sender", sender);
        body.put("senderNumber", number);
        body.put("title", title);
        body.put("copies", 1);
        body.put("pages", pages);
        body.put("receivedAt", receivedAt.toString());
        body.put("channel", "OFFICIAL_EXCHANGE");
        body.put("secrecy", "NONE");
        body.put("urgency", "NONE");
        return body;
    }

    /** The particulars of a sample, whose files are uploaded first. */
    public static Map<String, Object> particulars(Session secretary, Sample sample, String number, Instant receivedAt) {
        var body = particulars(sample.sender(), number, sample.title(), sample.pages(), receivedAt);
        body.put("addressee", sample.addressee());
        body.put("documentDate", sample.date().toString());
        body.put("attachmentNames", sample.attachmentNames());
        var files = new ArrayList<Map<String, String>>();
        files.add(Map.of(
                "fileId",
                upload(secretary, sample.fileName(), sample.mediaType(), sample.bytes()),
                "kind",
                "ORIGINAL"));
        sample.attachments()
                .forEach(attachment -> files.add(Map.of(
                        "fileId",
                        upload(secretary, attachment.fileName(), attachment.mediaType(), attachment.bytes()),
                        "kind",
                        "ATTACHMENT")));
        body.put("files", files);
        return body;
    }

    /** The id of an uploaded file. */
    public static String upload(Session session, String fileName, String type, byte[] content) {
        return session.upload("/api/v1/files", "file", fileName, type, content)
                .expect(201)
                .text("/items/0/id");
    }

    public static Incoming register(Session secretary, Map<String, Object> particulars) {
        return new Incoming(secretary.post(PATH, particulars).expect(201).text("/id"));
    }

    public Answer read(Session session) {
        return session.get(path()).expect(200);
    }

    public Answer act(Session session, String action, Object body) {
        return session.post(path() + "/" + action, body).expect(200, 201);
    }

    public Answer passReview(Session secretary) {
        return act(secretary, "reviews", review("PASS", List.of(), Optional.of("机器检查结果已人工核对")));
    }

    public Answer returnForCorrection(Session secretary, List<String> defects) {
        return act(secretary, "reviews", review("RETURN", defects, Optional.of("请补正后重报")));
    }

    private static Map<String, Object> review(String outcome, List<String> defects, Optional<String> reason) {
        var body = new LinkedHashMap<String, Object>();
        body.put("outcome", outcome);
        body.put(
                "checklist",
                CHECKLIST.stream()
                        .map(point -> defects.contains(point)
                                ? Map.of("point", point, "inOrder", false, "remark", "不符合要求，请补正")
                                : Map.of("point", point, "inOrder", true))
                        .toList());
        reason.ifPresent(text -> body.put("reason", text));
        return body;
    }

    public Answer propose(Session secretary, List<String> leaders, String leadSection, List<String> coSections) {
        return act(
                secretary,
                "proposals",
                Map.of(
                        "leaderIds",
                        leaders,
                        "candidates",
                        List.of(Map.of("leadSectionId", leadSection, "coSectionIds", coSections)),
                        "reason",
                        "属该科职责范围",
                        "policyBasis",
                        "《机关公文处理办法》第十二条"));
    }

    public Answer instruct(Session leader, String text) {
        return act(leader, "instructions", Map.of("text", text));
    }

    public Answer assign(Session secretary, String leadSection, List<String> coSections) {
        return act(secretary, "assignments", Map.of("leadSectionId", leadSection, "coSectionIds", coSections));
    }

    public Answer submitResult(Session handler, String text) {
        return act(handler, "results", Map.of("text", text));
    }

    public Answer complete(Session secretary) {
        return act(secretary, "completion", Map.of("conclusion", "已按领导批示办理完毕"));
    }

    /** From registration to the section's desk, in the usual way. */
    public static Incoming handedTo(
            DemoOrgan organ, Map<String, Object> particulars, String leadSection, List<String> coSections) {
        Session secretary = organ.as("li");
        Incoming document = register(secretary, particulars);
        document.passReview(secretary);
        document.propose(secretary, List.of("qian"), leadSection, coSections);
        document.instruct(organ.as("qian"), "请按期办理。");
        document.assign(secretary, leadSection, coSections);
        return document;
    }
}
