package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What reached people: mail and text messages as the real servers took them, the inbox as its owner reads it. */
final class Messages {
    private Messages() {}

    /** One that arrived. */
    record Arrived(String to, String subject, String text) {}

    /** Text messages that say these words, in the order of arrival. */
    static List<Arrived> texts(String words) {
        return found("/sms.json", message -> message.text().contains(words));
    }

    static List<Arrived> textsTo(String mobile, String words) {
        return texts(words).stream()
                .filter(message -> message.to().endsWith(mobile))
                .toList();
    }

    /** Mails that say these words in subject or text, in the order of arrival. */
    static List<Arrived> mails(String words) {
        return found(
                "/mails.json",
                mail -> mail.subject().contains(words) || mail.text().contains(words));
    }

    private static List<Arrived> found(String list, Predicate<Arrived> wanted) {
        var found = new ArrayList<Arrived>();
        for (JsonNode each : TheSuite.sinks().get(list).expect(200).json()) {
            String to = each.has("destination")
                    ? each.at("/destination").asString()
                    : each.at("/to/0").asString();
            var arrived = new Arrived(
                    to, each.at("/subject").asString(""), each.at("/text").asString(""));
            if (wanted.test(arrived)) {
                found.addFirst(arrived);
            }
        }
        return found;
    }

    /** What a person's inbox holds about a document, the newest first. */
    static List<JsonNode> inbox(String person, Incoming document) {
        return inbox(person, document.id());
    }

    /** What a person's inbox holds about whatever has this id, the newest first. */
    static List<JsonNode> inbox(String person, String subjectId) {
        var items = new ArrayList<JsonNode>();
        for (JsonNode item :
                TheSuite.get(person, "/api/v1/inbox?limit=200").json().at("/items")) {
            if (item.at("/subjectId").asString().equals(subjectId)) {
                items.add(item);
            }
        }
        return items;
    }

    /** The subjects of what a person's inbox holds about a document. */
    static List<String> subjects(String person, Incoming document) {
        return inbox(person, document).stream()
                .map(item -> item.at("/subject").asString())
                .toList();
    }

    /** The records of the messages about a document (N3), of one kind of event. */
    static List<JsonNode> deliveries(Incoming document, String event) {
        var found = new ArrayList<JsonNode>();
        JsonNode page = TheSuite.get("admin", "/api/v1/deliveries?limit=200&subject=" + document.id())
                .json();
        assertThat(page.has("next")).as("more than one page of deliveries").isFalse();
        for (JsonNode each : page.at("/items")) {
            if (each.at("/eventType").asString().equals("org.wenshu.documents." + event + ".v1")) {
                found.add(each);
            }
        }
        return found;
    }

    static void sink(String command) {
        TheSuite.sinks().post(command, java.util.Map.of()).expect(204);
    }
}
