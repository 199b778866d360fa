package org.wenshu.documents.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.documents.DocsServiceCase;
import tools.jackson.core.type.TypeReference;

@Tag("D10")
class TemplatesTest extends DocsServiceCase {
    private static final String PATH = "/api/v1/document-templates";

    private Answer put(String id, String etag, Map<String, ?> body) {
        return send(request(SECRETARY, PATH + "/" + id)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private static Map<String, Object> content(Answer template) {
        return JSON.convertValue(
                template.body().at("/current/content"), new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    @Test
    void an_installation_starts_with_one_for_each_kind() {
        assertThat(get(PLANNER, PATH + "?limit=200&active=true")
                        .is(200)
                        .body()
                        .path("items")
                        .size())
                .isGreaterThanOrEqualTo(15);
        Answer request = get(PLANNER, PATH + "/" + KeepingTemplates.shippedId(DocumentKind.REQUEST))
                .is(200);
        assertThat(request.text("/current/content/closing")).isEqualTo("妥否，请批示。");
        assertThat(request.text("/current/content/body/blocks/0/type")).isEqualTo("paragraph");
        assertThat(request.body().at("/current/placeholders").toString()).contains("请求");
    }

    @Test
    void each_change_makes_a_version_and_old_ones_stay_readable() {
        String id = KeepingTemplates.shippedId(DocumentKind.CIRCULAR);
        Answer shipped = get(SECRETARY, PATH + "/" + id).is(200);
        Map<String, Object> changed = content(shipped);
        changed.put("closing", "特此通报，请引以为戒。");
        Answer revised = put(id, shipped.etag(), Map.of("content", changed, "reason", "领导要求"))
                .is(200);
        assertThat(revised.body().at("/current/number").asInt()).isEqualTo(2);
        assertThat(get(PLANNER, PATH + "/" + id + "/versions/1").text("/content/closing"))
                .isEqualTo("特此通报。");
        assertThat(get(PLANNER, PATH + "/" + id + "/versions/2").text("/change/said"))
                .isEqualTo("领导要求");
        get(PLANNER, PATH + "/" + id + "/versions/9").is(404);
        put(id, shipped.etag(), Map.of("content", changed, "reason", "旧版本")).is(412);
        changed.put("kind", "NOTICE");
        put(id, revised.etag(), Map.of("content", changed, "reason", "改文种")).refuses("kind", "same-kind");

        post(SECRETARY, PATH + "/" + id + "/deactivations", Map.of("reason", "暂不用"))
                .is(201);
        post(SECRETARY, PATH + "/" + id + "/deactivations", Map.of("reason", "再停"))
                .is(409);
        assertThat(get(PLANNER, PATH + "?kind=CIRCULAR&active=true").body().path("items"))
                .isEmpty();
        post(SECRETARY, PATH + "/" + id + "/restorations", Map.of("reason", "恢复"))
                .is(201);
    }

    @Test
    void structured_text_is_refused_at_the_place_where_it_is_wrong() {
        Map<String, Object> form = content(get(SECRETARY, PATH + "/" + KeepingTemplates.shippedId(DocumentKind.NOTICE))
                .is(200));
        form.put("name", "本局通知");
        form.put("body", Map.of("blocks", List.of(Map.of("type", "heading", "level", 5, "text", "x"))));
        post(SECRETARY, PATH, form).refuses("body.blocks[0].level", "max");
        form.put("body", Map.of("blocks", List.of(Map.of("type", "picture"))));
        post(SECRETARY, PATH, form).is(400);
        form.put("body", Map.of("blocks", List.of(Map.of("type", "paragraph", "text", "一\n二"))));
        post(SECRETARY, PATH, form).refuses("body.blocks[0].text", "pattern");
        Map<String, Object> cell = Map.of("text", "甲");
        form.put(
                "body",
                Map.of(
                        "blocks",
                        List.of(Map.of(
                                "type",
                                "table",
                                "rows",
                                List.of(
                                        Map.of("head", true, "cells", List.of(cell, cell)),
                                        Map.of("cells", List.of(cell)))))));
        post(SECRETARY, PATH, form).refuses("body.blocks[0].rows[1].cells", "even-rows");
        form.put(
                "body",
                Map.of(
                        "blocks",
                        List.of(
                                Map.of("type", "items", "items", List.of("甲", "乙")),
                                Map.of("type", "table", "rows", List.of(Map.of("cells", List.of(cell, cell)))))));
        Answer entered = post(SECRETARY, PATH, form).is(201);
        assertThat(entered.body().at("/current/content/body/blocks/1/widths").toString())
                .isEqualTo("[1,1]");
        post(PLANNER, PATH, form).is(403);
    }
}
