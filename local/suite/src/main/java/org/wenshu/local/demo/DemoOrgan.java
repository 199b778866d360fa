package org.wenshu.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;

/** The organ of demo and tests: made through the API like any other, and nowhere else. */
public final class DemoOrgan {
    public static final String ADMINISTRATOR = "admin";
    /** The password of all accounts of the demo. */
    public static final String PASSWORD = "Wen.Shu-2026";

    private static final Map<String, String> SECTIONS =
            new LinkedHashMap<>(Map.of("general", "综合科/ZHK", "business", "业务科/YWK", "finance", "财务科/CWK"));

    private final Installation installation;
    private final Gateway gateway;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public DemoOrgan(Installation installation) {
        this.installation = installation;
        this.gateway = new Gateway(installation.url(Part.GATEWAY));
    }

    public Gateway gateway() {
        return gateway;
    }

    /** The sign-in names: each is the person's id too. */
    public static List<String> people() {
        return csv().lines().skip(1).map(line -> line.split(",", 2)[0]).toList();
    }

    /** A signed-in person; signs in at the first call. */
    public Session as(String signInName) {
        return sessions.computeIfAbsent(signInName, name -> gateway.signIn(name, PASSWORD));
    }

    /** Makes what is missing: the administrator by the one-time set-up, sections, people, accounts. */
    public void establish() {
        Session nobody = gateway.anonymous();
        if (!nobody.get("/api/v1/setup").expect(200).json().at("/done").asBoolean()) {
            nobody.post(
                            "/api/v1/setup",
                            Map.of(
                                    "code", setUpCode(),
                                    "organ", Map.of("name", "示范市发展局", "fondsNumber", "Z109"),
                                    "section", Map.of("name", "办公室", "code", "BGS"),
                                    "administrator",
                                            Map.of(
                                                    "name", "管理员",
                                                    "post", "系统管理员",
                                                    "mobile", "13800000099",
                                                    "email", "admin@organ.example",
                                                    "signInName", ADMINISTRATOR,
                                                    "password", PASSWORD)))
                    .expect(201);
        }
        Session administrator = eventually(() -> as(ADMINISTRATOR));
        eventually(() -> administrator.get("/api/v1/me").expect(200));
        makeSections(administrator);
        makePeople(administrator);
        // Known everywhere once the last of them is let in by a service that only follows the directory's topic.
        String last = people().getLast();
        eventually(() -> as(last).get("/api/v1/incoming-documents?limit=1").expect(200));
    }

    private void makeSections(Session administrator) {
        SECTIONS.forEach((id, nameAndCode) -> {
            if (administrator.get("/api/v1/sections/" + id).status() == 404) {
                String[] parts = nameAndCode.split("/", 2);
                administrator
                        .post("/api/v1/sections", Map.of("id", id, "name", parts[0], "code", parts[1], "order", 10))
                        .expect(201);
            }
        });
    }

    private void makePeople(Session administrator) {
        if (administrator.get("/api/v1/people/" + people().getLast()).status() == 404) {
            Answer imported = administrator
                    .upload(
                            "/api/v1/people/imports",
                            "file",
                            "people.csv",
                            "text/csv",
                            csv().getBytes(StandardCharsets.UTF_8))
                    .expect(200, 201, 202);
            String id = imported.text("/id");
            eventually(() -> {
                Answer state = administrator.get("/api/v1/people/imports/" + id).expect(200);
                if (!state.text("/state").equals("DONE")) {
                    throw new UnexpectedAnswer("the import of people is not done: " + state.body());
                }
                return state;
            });
        }
        for (String person : people()) {
            if (administrator.get("/api/v1/people/" + person + "/account").status() == 404) {
                administrator
                        .post(
                                "/api/v1/people/" + person + "/account",
                                Map.of("signInName", person, "password", PASSWORD, "mustChangePassword", false))
                        .expect(201);
            }
        }
    }

    private String setUpCode() {
        Path file = installation.setUpCodeFile();
        return eventually(() -> {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new UnexpectedAnswer("no set-up code at " + file + ": " + e);
            }
        });
    }

    private static String csv() {
        try (var in = DemoOrgan.class.getResourceAsStream("/demo/people.csv")) {
            if (in == null) {
                throw new IllegalStateException("/demo/people.csv is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T eventually(Patience.Attempt<T> attempt) {
        return Patience.eventually(Duration.ofSeconds(30), attempt);
    }
}
