package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Session;
import org.wenshu.local.demo.DemoOrgan;
import org.wenshu.local.suite.Part;
import org.wenshu.office.model.Role;
import org.wenshu.platform.caller.Needs;
import tools.jackson.databind.JsonNode;

/**
 * Each role against each endpoint (O2). The endpoints are read from the services' own API documents, so that a new one
 * cannot be forgotten; what each needs is approved in a file.
 */
@WithSuite
@Order(50)
@Tag("O2")
class AuthorityMatrixTest {
    private static final Path APPROVED = Path.of("src/test/resources/org/wenshu/acceptance/endpoints.approved.txt");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** Comes after the authority is checked and before anything is done: no call of the matrix changes anything. */
    private static final Map<String, String> NO_VERSION = Map.of("If-Match", "no version");

    private static List<Endpoint> endpoints;

    /**
     * An operation of an API document.
     *
     * @param mediaType what its body has to be, which decides whether the request is for it at all
     */
    record Endpoint(String service, String method, String path, String mediaType, Set<String> needs) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        /** With something in the place of each variable that nothing goes by. */
        String example() {
            String example = path.replaceAll("\\{(year)}", "1950")
                    .replaceAll("\\{(number|place)}", "9999")
                    .replaceAll("\\{date}", "2001-01-01")
                    .replaceAll("\\{[^}]+}", "no-such-thing");
            // An event stream would not end; this place in it does not exist.
            return path.endsWith("/stream") ? example + "?after=nowhere" : example;
        }

        Answer call(Session caller) {
            return method.equals("GET")
                    ? caller.get(example())
                    : caller.send(method, example(), new byte[0], mediaType, NO_VERSION);
        }
    }

    @BeforeAll
    static void read_the_api_documents() {
        endpoints = new ArrayList<>();
        for (Part service : Part.services()) {
            if (service != Part.GATEWAY) {
                JsonNode document = TheSuite.nobody()
                        .get("/api-docs/" + service.title())
                        .expect(200)
                        .json();
                endpoints.addAll(endpointsOf(service.title(), document));
            }
        }
    }

    private static List<Endpoint> endpointsOf(String service, JsonNode document) {
        var found = new ArrayList<Endpoint>();
        document.at("/paths").forEachEntry((path, operations) -> {
            for (String method : METHODS) {
                if (operations.has(method)) {
                    var needs = new TreeSet<String>();
                    operations.get(method).path("x-needs").forEach(need -> needs.add(need.asString()));
                    boolean form =
                            operations.get(method).at("/requestBody/content").has("multipart/form-data");
                    found.add(new Endpoint(
                            service,
                            method.toUpperCase(Locale.ROOT),
                            path,
                            form ? "multipart/form-data; boundary=none" : "application/json",
                            needs));
                }
            }
        });
        return found;
    }

    /** Every account of the demo with all that its roles give. */
    private static Map<String, Set<String>> people() {
        var people = new LinkedHashMap<String, Set<String>>();
        demoPeople().lines().skip(1).forEach(line -> {
            String[] columns = line.split(",", -1);
            var roles = EnumSet.noneOf(Role.class);
            for (String role : columns[8].split("、", -1)) {
                String name = role.replaceAll("（.*）", "");
                roles.add(Arrays.stream(Role.values())
                        .filter(known -> known.chinese().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no role " + name)));
            }
            people.put(columns[0], Role.authoritiesOf(roles));
        });
        people.put(DemoOrgan.ADMINISTRATOR, Role.authoritiesOf(EnumSet.of(Role.ADMINISTRATOR)));
        return people;
    }

    private static String demoPeople() {
        try (var in = DemoOrgan.class.getResourceAsStream("/demo/people.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_service_names_what_each_of_its_endpoints_needs() {
        assertThat(endpoints).hasSizeGreaterThan(60);
        assertThat(endpoints)
                .allSatisfy(endpoint ->
                        assertThat(endpoint.needs()).as(endpoint.toString()).isNotEmpty());
    }

    @Test
    void a_new_endpoint_or_another_need_is_decided_on_consciously() throws IOException {
        String found = endpoints.stream()
                .map(endpoint -> endpoint.service() + " " + endpoint + " -> " + String.join(" | ", endpoint.needs()))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        if (System.getProperty("approve") != null) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, found);
        }
        assertThat(found)
                .as("After deciding who may call what is new, run with -Dapprove")
                .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
    }

    @Test
    void every_role_is_played_by_somebody() {
        Set<String> all = people().values().stream().flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(all)
                .containsAll(Arrays.stream(Role.values())
                        .flatMap(role -> role.authorities().stream())
                        .toList());
    }

    @Test
    void who_is_not_signed_in_gets_401_everywhere_but_at_what_is_public() {
        Session nobody = TheSuite.nobody();
        var wrong = new TreeSet<String>();
        for (Endpoint endpoint : endpoints) {
            int status = endpoint.call(nobody).status();
            boolean open = endpoint.needs().contains(Needs.NOTHING);
            if (open == (status == 401) || status >= 500) {
                wrong.add(endpoint + " -> " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void each_person_may_call_what_their_roles_allow_and_nothing_else() throws Exception {
        var wrong = new TreeSet<String>();
        var calls = new LinkedHashSet<Callable<String>>();
        var asked = new LinkedHashSet<Set<String>>();
        people().forEach((person, authorities) -> {
            if (!asked.add(authorities)) {
                // Somebody else has the very same authorities, and gets the same answers.
                return;
            }
            Session session = TheSuite.as(person);
            endpoints.forEach(endpoint -> calls.add(() -> judged(person, authorities, endpoint, session)));
        });
        try (var callers = Executors.newFixedThreadPool(4)) {
            for (var judged : callers.invokeAll(calls)) {
                if (!judged.get().isEmpty()) {
                    wrong.add(judged.get());
                }
            }
        }
        assertThat(calls).hasSizeGreaterThan(1_000);
        assertThat(wrong).isEmpty();
    }

    /** What is wrong with the answer; empty when it is as it should be. */
    private static String judged(String person, Set<String> authorities, Endpoint endpoint, Session session) {
        boolean may = endpoint.needs().contains(Needs.NOTHING)
                || endpoint.needs().contains(Needs.SIGNED_IN)
                || endpoint.needs().stream().anyMatch(authorities::contains);
        Answer answer = endpoint.call(session);
        boolean refused = answer.status() == 403 || answer.status() == 401;
        return may == refused || answer.status() >= 500
                ? person + " " + endpoint + " -> " + answer.status() + " " + answer.body()
                : "";
    }

    @Test
    void what_no_document_names_leads_nowhere() {
        for (String path : List.of("/internal/clock", "/v3/api-docs", "/api/v1/nothing-here")) {
            assertThat(TheSuite.nobody().get(path).status()).as(path).isEqualTo(401);
            assertThat(TheSuite.as("admin").get(path).status()).as(path).isEqualTo(404);
        }
        // The gateway's own metrics are for clients that were granted them; nobody sees its environment.
        assertThat(TheSuite.as("admin").get("/actuator/env").status()).isIn(403, 404);
    }

    @Test
    void a_service_itself_checks_the_token_too() {
        for (Part service : List.of(Part.DIRECTORY, Part.DOCS, Part.ARCHIVE, Part.NOTIFICATION)) {
            String path = endpoints.stream()
                    .filter(endpoint -> endpoint.service().equals(service.title()))
                    .filter(endpoint ->
                            endpoint.method().equals("GET") && !endpoint.needs().contains(Needs.NOTHING))
                    .findFirst()
                    .orElseThrow()
                    .example();
            assertThat(TheSuite.directly(service).get(path).status())
                    .as(service + path)
                    .isEqualTo(401);
        }
    }
}
