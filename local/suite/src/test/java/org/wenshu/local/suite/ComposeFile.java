package org.wenshu.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docker-compose.yml as it is written, and as its variables make it. */
record ComposeFile(String text, JsonNode tree) {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)(?:(:[-?])([^}]*))?}");

    static final Path ROOT = root();

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static ComposeFile read() {
        return of(text(ROOT.resolve("docker-compose.yml")));
    }

    static ComposeFile of(String text) {
        return new ComposeFile(text, JsonMapper.builder().build().valueToTree(new Yaml().load(text)));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, JsonNode> services() {
        var services = new TreeMap<String, JsonNode>();
        tree.get("services").properties().forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        return services;
    }

    /** The services that are made of this repository's modules, by the module that each is made of. */
    Map<String, JsonNode> byModule() {
        var modules = new TreeMap<String, JsonNode>();
        services().values().stream()
                .filter(service -> service.has("build"))
                .forEach(service -> modules.put(service.at("/build/args/MODULE").asString(), service));
        return modules;
    }

    static Map<String, String> environment(JsonNode service) {
        var environment = new TreeMap<String, String>();
        service.path("environment")
                .properties()
                .forEach(e -> environment.put(e.getKey(), e.getValue().asString()));
        return environment;
    }

    static TreeSet<String> secrets(JsonNode service) {
        var secrets = new TreeSet<String>();
        service.path("secrets").forEach(secret -> secrets.add(secret.asString()));
        return secrets;
    }

    /** The variables that have to be given, since they have no default. */
    TreeSet<String> required() {
        var names = new TreeSet<String>();
        VARIABLE.matcher(text)
                .results()
                .filter(found -> ":?".equals(found.group(2)))
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** A value as Compose makes it of the given variables. */
    static String interpolated(String value, Map<String, String> given) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(replacement(found, given)))
                .replace("$$", "$");
    }

    private static String replacement(MatchResult found, Map<String, String> given) {
        String value = given.getOrDefault(found.group(1), "");
        if (!value.isEmpty()) {
            return value;
        }
        if (":?".equals(found.group(2))) {
            throw new IllegalArgumentException(found.group(1) + ": " + found.group(3));
        }
        return found.group(3) == null ? "" : found.group(3);
    }
}
