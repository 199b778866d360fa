package org.wenshu.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenshu.local.suite.ComposeFile.ROOT;
import static org.wenshu.local.suite.ComposeFile.environment;
import static org.wenshu.local.suite.ComposeFile.secrets;
import static org.wenshu.local.suite.ComposeFile.text;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.wenshu.platform.web.WenshuSecurityProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What docker-compose.yml and Dockerfile promise, as far as it shows without an engine. */
class ComposeFileTest {
    private static final ComposeFile COMPOSE = ComposeFile.read();
    private static final Map<String, JsonNode> SERVICES = COMPOSE.services();
    private static final String SINKS = "local/infrastructure";

    /** Named by the settings themselves, not by a placeholder: Spring binds WENSHU_A_B to wenshu.a.b. */
    private static final Map<String, String> BOUND = Map.of(
            "WENSHU_SECURITY_AUDIENCE", "wenshu.security.audience", "WENSHU_SIGNIN_ENABLED", "wenshu.sign-in.enabled");

    @Test
    void it_conforms_to_the_compose_specification() {
        assertThat(errors(COMPOSE.tree())).isEmpty();

        var wrong = (ObjectNode) COMPOSE.tree().deepCopy();
        ((ObjectNode) wrong.at("/services/gateway")).put("imagee", "x");
        assertThat(errors(wrong)).isNotEmpty();
    }

    private static List<Error> errors(JsonNode compose) {
        var schema = (ObjectNode) JsonMapper.builder()
                .build()
                .readTree(text(Path.of("src/test/resources/compose/compose-spec.schema.json")));
        // Draft 7 under a spelling that the validator would look up, and an id that is no address.
        schema.remove(List.of("$schema", "$id"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(compose);
    }

    @Test
    void every_module_that_becomes_an_image_is_a_service() throws IOException {
        var modules = new TreeSet<String>();
        try (Stream<Path> poms = Files.find(ROOT, 3, (path, is) -> path.endsWith("pom.xml"))) {
            poms.filter(pom -> text(pom).contains("<images.skip>false</images.skip>"))
                    .forEach(pom -> modules.add(ROOT.relativize(pom.getParent()).toString()));
        }
        var expected = new TreeSet<>(Part.services().stream().map(Part::title).toList());
        expected.add(SINKS);
        assertThat(modules).isEqualTo(expected);
        assertThat(COMPOSE.byModule().keySet()).isEqualTo(expected);
    }

    @Test
    void every_container_is_watched_limited_and_without_privileges() {
        SERVICES.forEach((name, service) -> {
            assertThat(service.at("/healthcheck/test").size()).as(name).isPositive();
            assertThat(service.path("user").asString()).as(name).matches("[1-9]\\d*:[1-9]\\d*");
            assertThat(service.at("/cap_drop/0").asString()).as(name).isEqualTo("ALL");
            assertThat(service.at("/security_opt/0").asString()).as(name).isEqualTo("no-new-privileges:true");
            assertThat(service.path("restart").asString()).as(name).isEqualTo("unless-stopped");
            assertThat(service.has("mem_limit") && service.has("cpus") && service.has("pids_limit"))
                    .as(name + " is limited")
                    .isTrue();
            assertThat(service.path("read_only").asBoolean(false)).as(name).isEqualTo(!name.equals("kafka"));
            assertThat(service.has("privileged")).as(name).isFalse();
        });
    }

    @Test
    void every_image_is_pinned_to_a_version() {
        SERVICES.forEach((name, service) -> assertThat(
                        ComposeFile.interpolated(service.path("image").asString(), Map.of()))
                .as(name)
                .matches(".+:v?\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
        assertThat(text(ROOT.resolve("Dockerfile")))
                .containsPattern("(?m)^ARG JRE=docker\\.io/library/eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-noble$");
    }

    @Test
    void any_service_can_be_scaled_and_only_the_gateway_is_reached_from_outside() {
        SERVICES.forEach((name, service) -> {
            assertThat(service.has("container_name") || service.has("hostname"))
                    .as(name)
                    .isFalse();
            service.path("ports").forEach(port -> {
                if (!name.equals("gateway")) {
                    assertThat(port.asString()).as(name).startsWith("127.0.0.1:");
                    assertThat(service.path("profiles").toString()).as(name).isEqualTo("[\"trial\"]");
                }
            });
        });
        assertThat(SERVICES.get("gateway").path("ports").size()).isEqualTo(1);
    }

    @Test
    void what_is_set_is_what_the_service_reads() {
        COMPOSE.byModule().forEach((module, service) -> {
            if (!module.equals(SINKS)) {
                var known = new TreeSet<>(placeholders(module));
                if (known.contains("WENSHU_MONGO_URI")) {
                    known.addAll(BOUND.keySet());
                }
                assertThat(settings(service)).as(module).isSubsetOf(known);
            }
        });
    }

    /** The same variables as on one machine: what ./wenshu tells a service, the compose file tells it too. */
    @Test
    void what_local_sets_is_set() {
        var local = new TreeSet<String>();
        for (String argument :
                Installation.onFreePorts(Path.of("target/compose")).settings(Part.DOCS)) {
            local.add(argument.substring(2, argument.indexOf('=')));
        }
        // Ports are Docker's affair; limits are lifted for demo and tests only.
        local.removeIf(name -> !name.startsWith("WENSHU_")
                || name.matches("WENSHU_(SIGN_IN|CALLER|ADDRESS)_LIMIT")
                || name.matches(
                        "WENSHU_(STORE|KAFKA|SINKS|DIRECTORY|DOCS|MEETING|TASK|ARCHIVE|NOTIFICATION|GATEWAY)_PORT"));
        assertThat(local).contains("WENSHU_MONGO_URI", "WENSHU_KAFKA", "WENSHU_ISSUER");
        COMPOSE.byModule().forEach((module, service) -> {
            if (!module.equals(SINKS)) {
                var needed = new TreeSet<>(placeholders(module));
                needed.retainAll(local);
                assertThat(settings(service)).as(module).containsAll(needed);
                if (needed.contains("WENSHU_MONGO_URI")) {
                    assertThat(environment(service)).as(module).containsKey("WENSHU_SECURITY_AUDIENCE");
                }
            }
        });
    }

    private static TreeSet<String> settings(JsonNode service) {
        var names = new TreeSet<String>();
        Stream.concat(environment(service).keySet().stream(), secrets(service).stream())
                .filter(name -> name.startsWith("WENSHU_"))
                .forEach(names::add);
        return names;
    }

    /** The variables that a service's own file, and the platform's where it imports it, ask for. */
    private static TreeSet<String> placeholders(String module) {
        String own = resource(module + ".yml");
        String all = own.contains("wenshu-platform.yml") ? own + resource("wenshu-platform.yml") : own;
        var names = new TreeSet<String>();
        Pattern.compile("\\$\\{(WENSHU_\\w+)").matcher(all).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String resource(String name) {
        try (var in = ComposeFileTest.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_secret_stands_in_it() {
        SERVICES.forEach((name, service) -> environment(service).forEach((variable, value) -> {
            if (variable.matches(".*(PASSWORD|SECRET|TOKEN|MONGO_URI|KEY).*")) {
                assertThat(variable).as(name).endsWith("_FILE");
                assertThat(value).as(name).startsWith("/run/secrets/");
            }
        }));
        assertThat(COMPOSE.text()).doesNotContainPattern("://[^/\\s@]+:[^/\\s@]+@");
        COMPOSE.tree()
                .get("secrets")
                .properties()
                .forEach(secret -> assertThat(secret.getValue().path("file").asString())
                        .isEqualTo("./secrets/" + secret.getKey()));
        assertThat(text(ROOT.resolve(".gitignore")).lines()).contains("/secrets/", "/.env");
        assertThat(text(ROOT.resolve(".dockerignore")).lines())
                .contains("*")
                .noneMatch(line -> line.contains("secrets"));
    }

    @Test
    void the_services_may_use_their_databases_in_MongoDB_and_no_other() {
        var used = new TreeSet<>(List.of("wenshu_files"));
        for (Part part : Part.services()) {
            Pattern.compile("database: (?:\\$\\{\\w+:)?(wenshu_\\w+)")
                    .matcher(resource(part.title() + ".yml"))
                    .results()
                    .forEach(found -> used.add(found.group(1)));
        }
        var granted = new TreeSet<String>();
        String list = text(ROOT.resolve("docker/mongo/users.js")).replaceFirst("(?s).*databases = \\[(.*?)].*", "$1");
        Pattern.compile("'(\\w+)'").matcher(list).results().forEach(found -> granted.add("wenshu_" + found.group(1)));
        assertThat(granted).isEqualTo(used).hasSize(7);
    }

    @Test
    void the_image_runs_as_the_same_stranger_that_the_compose_file_names() {
        String dockerfile = text(ROOT.resolve("Dockerfile"));
        assertThat(dockerfile)
                .containsPattern("(?m)^USER 10001:10001$")
                .containsPattern("(?m)^ENTRYPOINT \\[\"java\", ");
        COMPOSE.byModule()
                .forEach((module, service) ->
                        assertThat(service.path("user").asString()).as(module).isEqualTo("10001:10001"));
    }

    @Test
    void a_new_installation_has_all_that_is_needed(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("docker"));
        Files.copy(ROOT.resolve("docker/new-installation"), folder.resolve("docker/new-installation"));
        run(folder, "--trial");

        Map<String, String> given = variables(folder.resolve(".env"));
        assertThat(given.keySet()).containsAll(COMPOSE.required());
        COMPOSE.tree()
                .get("secrets")
                .properties()
                .forEach(secret -> assertThat(
                                folder.resolve(secret.getValue().path("file").asString()))
                        .exists());
        String passwords = text(folder.resolve("secrets/mongo-root-password"))
                + text(folder.resolve("secrets/mongo-wenshu-password"));
        assertThat(passwords).matches("[0-9a-f]{96}");
        assertThat(text(folder.resolve("secrets/mongo-keyfile"))).matches("[0-9a-f]{6,1024}");

        var uri = new ConnectionString(text(folder.resolve("secrets/WENSHU_MONGO_URI")));
        assertThat(uri.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(uri.getUsername()).isEqualTo("wenshu");
        assertThat(String.valueOf(uri.getPassword())).isEqualTo(text(folder.resolve("secrets/mongo-wenshu-password")));
        assertThat(COMPOSE.text()).contains("--replSet, " + uri.getRequiredReplicaSetName() + ",");
        assertThat(uri.getHosts()).containsExactly("mongo:27017");

        run(folder, "--trial");
        assertThat(text(folder.resolve("secrets/mongo-root-password"))
                        + text(folder.resolve("secrets/mongo-wenshu-password")))
                .as("a second call changes nothing")
                .isEqualTo(passwords);

        Files.delete(folder.resolve(".env"));
        run(folder);
        assertThat(variables(folder.resolve(".env")).keySet()).containsAll(COMPOSE.required());
    }

    private static void run(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", "docker/new-installation"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(Duration.ofSeconds(20))).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static Map<String, String> variables(Path file) {
        var variables = new TreeMap<String, String>();
        text(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .forEach(line -> variables.put(line[0], line[1]));
        return variables;
    }

    /** What README.md says of an own Kafka with sign-in and TLS, and of an own OpenID provider. */
    @Test
    void what_Spring_names_itself_is_set_by_environment_too() {
        var given = new HashMap<String, Object>(Map.of(
                "SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "SPRING_KAFKA_SSL_TRUST_STORE_LOCATION", "file:/run/secrets/kafka-truststore.p12",
                "WENSHU_SECURITY_AUDIENCE", "wenshu",
                "WENSHU_SIGNIN_ENABLED", "false"));
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, given));
        ConfigurationPropertySources.attach(environment);
        Binder binder = Binder.get(environment);

        var kafka = binder.bind("spring.kafka", KafkaProperties.class).get();
        for (Map<String, Object> client : List.of(
                kafka.buildProducerProperties(), kafka.buildConsumerProperties(), kafka.buildAdminProperties())) {
            assertThat(client)
                    .containsEntry("security.protocol", "SASL_SSL")
                    .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                    .containsKey("sasl.jaas.config")
                    .containsEntry("ssl.truststore.location", "/run/secrets/kafka-truststore.p12");
        }
        assertThat(binder.bind("wenshu.security", WenshuSecurityProperties.class)
                        .get()
                        .audience())
                .contains("wenshu");
        BOUND.forEach((variable, setting) ->
                assertThat(environment.getProperty(setting)).as(setting).isEqualTo(given.get(variable)));
    }
}
