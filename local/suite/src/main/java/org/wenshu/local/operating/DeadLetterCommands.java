package org.wenshu.local.operating;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.suite.CannotStart;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of all services on the command line, by the same API as everybody's. */
public final class DeadLetterCommands {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Part> SERVICES =
            Part.services().stream().filter(part -> part != Part.GATEWAY).toList();

    private final OperatorClient operator;

    /** @throws CannotStart when nobody can sign in */
    public DeadLetterCommands(Installation installation) {
        this.operator = OperatorClient.signIn(installation);
    }

    private record Found(Part service, JsonNode letter) {
        String text(String field) {
            return letter.path(field).asString("");
        }
    }

    /** Those that a person should look at: waiting, and superseded. */
    public int list() {
        var found = new ArrayList<Found>();
        found.addAll(all("WAITING"));
        found.addAll(all("SUPERSEDED"));
        if (found.isEmpty()) {
            System.out.println("No dead letters.");
            return 0;
        }
        for (Found letter : found) {
            System.out.printf("%-10s %s%n", letter.text("state"), letter.text("id"));
            System.out.printf(
                    "           %s: %s read by %s, laid aside %s%n           %s%n",
                    letter.service().title(),
                    letter.text("type"),
                    letter.text("reader"),
                    letter.text("laidAsideAt"),
                    letter.text("error"));
        }
        return 0;
    }

    private List<Found> all(String state) {
        var found = new ArrayList<Found>();
        for (Part service : SERVICES) {
            String cursor = "";
            do {
                Answer page = answered(service, "/dead-letters?limit=200&state=" + state + cursor);
                page.expect(200).json().path("items").forEach(letter -> found.add(new Found(service, letter)));
                String next = page.json().path("next").asString("");
                cursor = next.isEmpty() ? "" : "&cursor=" + Session.encode(next);
            } while (!cursor.isEmpty());
        }
        return found;
    }

    private Answer answered(Part service, String path) {
        return operator.get(service, path)
                .orElseThrow(() -> new CannotStart(
                        service.title() + " does not answer; ./wenshu status tells how the services are."));
    }

    /** One letter with all that is known of it, its event among it. */
    public int show(String id) {
        System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(find(id).letter()));
        return 0;
    }

    private Found find(String id) {
        for (Part service : SERVICES) {
            Answer answer = answered(service, "/dead-letters/" + OperatorClient.encoded(id));
            if (answer.status() == 200) {
                return new Found(service, answer.json());
            }
        }
        throw new CannotStart("There is no dead letter " + id + "; ./wenshu dead-letters lists them.");
    }

    /** @return 0 when its effect has come about now or had before */
    public int replay(String id) {
        return replay(find(id)) ? 0 : 1;
    }

    public int replayAll() {
        List<Found> waiting = all("WAITING");
        if (waiting.isEmpty()) {
            System.out.println("No dead letters wait.");
        }
        // All are tried, also behind one that fails.
        return waiting.stream().filter(letter -> !replay(letter)).count() == 0 ? 0 : 1;
    }

    private boolean replay(Found letter) {
        String id = letter.text("id");
        Optional<Answer> answer = Optional.empty();
        String failure = "";
        try {
            answer = Optional.of(
                    operator.post(letter.service(), "/dead-letters/" + OperatorClient.encoded(id) + "/replays"));
        } catch (UnexpectedAnswer e) {
            failure = String.valueOf(e.getMessage());
        }
        boolean done = answer.filter(given -> given.status() < 300).isPresent();
        String state = done ? answer.orElseThrow().text("/state") : "WAITING";
        String remark = switch (state) {
            case "SUPERSEDED" -> "a later event of the same source had been applied: look whether something is missing";
            case "UNREADABLE" -> "what came was no event; there is nothing to apply";
            case "WAITING" ->
                answer.map(given -> given.json().path("detail").asString(given.body()))
                        .orElse(failure);
            default -> "";
        };
        System.out.printf("%-10s %s%s%n", state, id, remark.isEmpty() ? "" : "  (" + remark + ")");
        return state.equals("REPLAYED");
    }
}
