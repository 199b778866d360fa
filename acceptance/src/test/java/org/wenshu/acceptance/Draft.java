package org.wenshu.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a drafter writes (文稿), kind by kind; each is sound as it stands. */
final class Draft {
    static final String ORGAN = "示范市发展局";

    private final Map<String, Object> fields;

    private Draft(Map<String, Object> fields) {
        this.fields = fields;
    }

    private static Draft of(String kind, String code, String title, String addressee, Map<String, Object> body) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", kind);
        fields.put("issuers", List.of(ORGAN));
        fields.put("numberCode", code);
        fields.put("title", title);
        fields.put("addressees", List.of(addressee));
        fields.put("body", body);
        fields.put("printedBy", ORGAN + "办公室");
        fields.put("copies", 20);
        return new Draft(fields);
    }

    /** 通知 */
    static Draft notice(String code, String work) {
        return of(
                "NOTICE",
                code,
                ORGAN + "关于做好" + work + "工作的通知",
                "各科室",
                text("为做好" + work + "工作，现就有关事项通知如下。", "请各科室认真落实。"));
    }

    /** 请示: goes up, deals with one matter, ends in its customary request and names a contact. */
    static Draft request(String code, String matter) {
        return of(
                        "REQUEST",
                        code,
                        ORGAN + "关于" + matter + "的请示",
                        "示范市人民政府",
                        text("现将" + matter + "的有关情况请示如下。", "妥否，请批示。"))
                .with("direction", "UPWARD")
                .with("note", "联系人：王芳，电话：010-12345678");
    }

    /** 批复: names what it answers. */
    static Draft reply(String code, Registration request) {
        return of(
                "REPLY",
                code,
                ORGAN + "关于同意建设档案馆的批复",
                request.text("sender"),
                text(
                        "你单位《" + request.text("title") + "》（" + request.text("senderNumber") + "）收悉。经研究，现批复如下。",
                        "同意建设档案馆。请认真组织实施。"));
    }

    /** 函, in the format of letters. */
    static Draft letter(String code, String matter) {
        return of(
                        "LETTER",
                        code,
                        ORGAN + "关于商请" + matter + "的函",
                        "示范市财政局",
                        text("为推进有关工作，现商请贵单位" + matter + "。", "请予支持，并请函复。"))
                .with("format", "LETTER");
    }

    static Map<String, Object> text(String... paragraphs) {
        var blocks = new ArrayList<Map<String, String>>();
        Stream.of(paragraphs).forEach(text -> blocks.add(Map.of("type", "paragraph", "text", text)));
        return Map.of("blocks", blocks);
    }

    Draft with(String field, Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Draft(changed);
    }

    Draft without(String field) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Draft(changed);
    }

    Draft classified(String level) {
        return with("secrecy", level).with("secrecyTerm", "10年");
    }

    String title() {
        return String.valueOf(fields.get("title"));
    }

    String code() {
        return String.valueOf(fields.get("numberCode"));
    }

    Map<String, Object> content() {
        return fields;
    }
}
