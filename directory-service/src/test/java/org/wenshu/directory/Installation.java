package org.wenshu.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.wenshu.local.testing.WenshuInfrastructure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running directory service on the shared store and broker, spoken to over HTTP as everybody does. */
final class Installation implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String ADMINISTRATOR_PASSWORD = "Wenshu-2026-gov";

    private final ConfigurableApplicationContext context;
    private final String database;
    private final Path codeFile;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Installation(ConfigurableApplicationContext context, String database, Path codeFile) {
        this.context = context;
        this.database = database;
        this.codeFile = codeFile;
    }

    static Installation empty() {
        return on("directory_" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Another instance, or the same one after a restart. */
    static Installation on(String database, String... more) {
        try {
            Path codeFile = Files.createTempDirectory("wenshu-directory").resolve("code.txt");
            List<String> args = new ArrayList<>(List.of(
                    "--spring.config.name=directory-service",
                    "--server.port=0",
                    "--spring.mongodb.uri=" + WenshuInfrastructure.mongoUri(database),
                    "--spring.mongodb.database=" + database,
                    "--spring.kafka.bootstrap-servers=" + WenshuInfrastructure.bootstrapServers(),
                    "--wenshu.set-up.code-file=" + codeFile,
                    "--logging.structured.format.console=",
                    "--logging.level.root=WARN"));
            args.addAll(List.of(more));
            return new Installation(
                    new SpringApplicationBuilder(DirectoryService.class).run(args.toArray(String[]::new)),
                    database,
                    codeFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String database() {
        return database;
    }

    String setUpCode() {
        try {
            return Files.readString(codeFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    static Map<String, Object> setUpRequest(String code) {
        return Map.of(
                "code", code,
                "organ", Map.of("name", "某市数据局", "fondsNumber", "Z123"),
                "administrator", Map.of("name", "管理员", "signInName", "admin", "password", ADMINISTRATOR_PASSWORD),
                "redirectUris", List.of(Browser.CALLBACK));
    }

    /** Sets the installation up and signs its administrator in. */
    Session administrator() {
        if (!get("/api/v1/setup", "").json().get("done").asBoolean()) {
            Answer made = post("/api/v1/setup", "", setUpRequest(setUpCode()));
            if (made.status() != 201) {
                throw new IllegalStateException(made.toString());
            }
        }
        return signIn("admin", ADMINISTRATOR_PASSWORD);
    }

    Session signIn(String name, String password) {
        var browser = new Browser(this);
        return new Session(
                this, browser.signIn(name, password).json().get("access_token").asString());
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    Answer post(String path, String token, Object body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** {@code field:rule} of each error of a problem. */
        List<String> errors() {
            List<String> errors = new ArrayList<>();
            json().path("errors")
                    .forEach(error -> errors.add(error.get("field").asString() + ":"
                            + error.get("rule").asString()));
            return errors;
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }

    /** Somebody who has signed in. */
    record Session(Installation installation, String token) {
        Answer get(String path) {
            return installation.get(path, token);
        }

        Answer post(String path, Object body) {
            return installation.post(path, token, body);
        }

        Answer put(String path, String ifMatch, Object body) {
            HttpRequest.Builder request = installation
                    .request(path, token)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (!ifMatch.isEmpty()) {
                request.header("If-Match", ifMatch);
            }
            return installation.send(request);
        }

        Answer upload(String path, String fileName, byte[] content) {
            String boundary = "----" + UUID.randomUUID();
            byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
            return installation.send(installation
                    .request(path, token)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, content, tail))));
        }

        /** A section of that name; its id. */
        String section(String id, String name, String code) {
            Answer made = post("/api/v1/sections", Map.of("id", id, "name", name, "code", code, "order", 5));
            if (made.status() != 201) {
                throw new IllegalStateException(made.toString());
            }
            return id;
        }

        /** A person with these roles; the answer to the request that entered them. */
        Answer person(String id, String name, String section, String... roles) {
            return post(
                    "/api/v1/people",
                    Map.of(
                            "id",
                            id,
                            "name",
                            name,
                            "post",
                            "科员",
                            "rankOrder",
                            100,
                            "sectionIds",
                            List.of(section),
                            "mobile",
                            "138 0013 8000",
                            "email",
                            id + "@example.gov.cn",
                            "clearance",
                            "INTERNAL",
                            "roles",
                            Arrays.stream(roles)
                                    .map(role -> Map.of("role", role))
                                    .toList()));
        }

        /** An account of the person's own name, with a password to keep; signed in with it. */
        Session account(String person) {
            String password = "Geheim-wort-7788";
            Answer opened = post(
                    "/api/v1/people/" + person + "/account",
                    Map.of("signInName", person, "password", password, "mustChangePassword", false));
            if (opened.status() != 201) {
                throw new IllegalStateException(opened.toString());
            }
            return installation.signIn(person, password);
        }
    }
}
