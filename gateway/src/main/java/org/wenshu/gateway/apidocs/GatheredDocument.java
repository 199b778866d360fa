package org.wenshu.gateway.apidocs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One OpenAPI 3.1 document made of those of the services. */
final class GatheredDocument {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();
    private final ObjectNode components = JsonNodeFactory.instance.objectNode();
    private final Map<String, JsonNode> tags = new HashMap<>();
    private final ArrayNode tagList = JsonNodeFactory.instance.arrayNode();
    private final Set<String> operationIds = new HashSet<>();

    GatheredDocument(String title, String version) {
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", title).put("version", version);
        document.putArray("servers").addObject().put("url", "/");
    }

    /** A service's document as it holds at the gateway: only what is routed, and under the gateway's address. */
    static ObjectNode atTheGateway(ObjectNode ofService, List<PathPattern> routed) {
        ObjectNode copy = ofService.deepCopy();
        copy.putArray("servers").addObject().put("url", "/");
        if (copy.get("paths") instanceof ObjectNode all) {
            all.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(path -> !leads(path, routed))
                    .toList()
                    .forEach(all::remove);
        }
        return copy;
    }

    private static boolean leads(String template, List<PathPattern> routed) {
        // Any value may stand for {id}: patterns of the route table have no variables.
        PathContainer path = PathContainer.parsePath(template.replaceAll("\\{[^}]*}", "x"));
        return routed.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** Adds a document; where two services give different things the same name, the later one's gets its service's. */
    void add(String service, ObjectNode ofService) {
        ObjectNode added = ofService.deepCopy();
        rename(added, service);
        if (added.get("components") instanceof ObjectNode groups) {
            groups.propertyStream().forEach(group -> {
                ObjectNode target = components.withObjectProperty(group.getKey());
                group.getValue().propertyStream().forEach(entry -> target.set(entry.getKey(), entry.getValue()));
            });
        }
        JsonNode security = added.get("security");
        if (added.get("paths") instanceof ObjectNode all) {
            all.propertyStream().forEach(path -> {
                if (path.getValue() instanceof ObjectNode item) {
                    item.propertyStream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation -> adapt(service, (ObjectNode) operation.getValue(), security));
                    paths.withObjectProperty(path.getKey()).setAll(item);
                }
            });
        }
        for (JsonNode tag : added.path("tags")) {
            if (tags.putIfAbsent(tag.path("name").asString(""), tag) == null) {
                tagList.add(tag);
            }
        }
    }

    private void adapt(String service, ObjectNode operation, @Nullable JsonNode security) {
        String id = operation.path("operationId").asString("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            operation.put("operationId", prefix(service) + id);
            operationIds.add(prefix(service) + id);
        }
        // What holds for a service's whole document must not spread to the others'.
        if (security != null && !operation.has("security")) {
            operation.set("security", security.deepCopy());
        }
    }

    private void rename(ObjectNode added, String service) {
        var references = new HashMap<String, String>();
        var schemes = new HashMap<String, String>();
        if (added.get("components") instanceof ObjectNode groups) {
            for (Map.Entry<String, JsonNode> group : groups.properties()) {
                JsonNode existing = components.path(group.getKey());
                for (Map.Entry<String, JsonNode> entry : group.getValue().properties()) {
                    String name = entry.getKey();
                    if (existing.has(name) && !existing.get(name).equals(entry.getValue())) {
                        references.put(
                                "#/components/" + group.getKey() + "/" + name,
                                "#/components/" + group.getKey() + "/" + prefix(service) + name);
                        if (group.getKey().equals("securitySchemes")) {
                            schemes.put(name, prefix(service) + name);
                        }
                    }
                }
            }
            // What refers to something renamed is itself no longer the same as its namesake.
            boolean more = !references.isEmpty();
            while (more) {
                more = false;
                for (Map.Entry<String, JsonNode> group : groups.properties()) {
                    for (Map.Entry<String, JsonNode> entry : group.getValue().properties()) {
                        String own = "#/components/" + group.getKey() + "/" + entry.getKey();
                        if (!references.containsKey(own)
                                && components.path(group.getKey()).has(entry.getKey())
                                && refersTo(entry.getValue(), references.keySet())) {
                            references.put(
                                    own, "#/components/" + group.getKey() + "/" + prefix(service) + entry.getKey());
                            more = true;
                        }
                    }
                }
            }
            for (Map.Entry<String, JsonNode> group : groups.properties()) {
                var members = (ObjectNode) group.getValue();
                for (String name : new LinkedHashSet<>(
                        members.propertyStream().map(Map.Entry::getKey).toList())) {
                    if (references.containsKey("#/components/" + group.getKey() + "/" + name)) {
                        members.set(prefix(service) + name, members.remove(name));
                    }
                }
            }
        }
        if (!references.isEmpty()) {
            redirect(added, references, schemes);
        }
    }

    private static boolean refersTo(JsonNode node, Set<String> references) {
        return node.isString()
                ? references.contains(node.asString())
                : StreamSupport.stream(node.spliterator(), false).anyMatch(child -> refersTo(child, references));
    }

    /** References stand in $ref and in discriminator mappings; schemes are named in security requirements. */
    private static void redirect(JsonNode node, Map<String, String> references, Map<String, String> schemes) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
                JsonNode value = entry.getValue();
                if (value.isString() && references.containsKey(value.asString())) {
                    object.set(entry.getKey(), StringNode.valueOf(references.get(value.asString())));
                } else if (entry.getKey().equals("security") && value.isArray()) {
                    value.forEach(requirement -> schemes.forEach((old, name) -> {
                        if (requirement instanceof ObjectNode names && names.has(old)) {
                            names.set(name, names.remove(old));
                        }
                    }));
                } else {
                    redirect(value, references, schemes);
                }
            }
        } else {
            node.forEach(child -> redirect(child, references, schemes));
        }
    }

    private static String prefix(String service) {
        return service.replaceAll("[^A-Za-z0-9]", "_") + "_";
    }

    /** The whole; services that did not answer are named in it. */
    ObjectNode whole(List<String> missing) {
        if (!missing.isEmpty()) {
            ArrayNode names = ((ObjectNode) document.get("info")).putArray("x-wenshu-missing-services");
            missing.forEach(names::add);
        }
        document.set("tags", tagList);
        document.set("paths", paths);
        document.set("components", components);
        return document;
    }
}
