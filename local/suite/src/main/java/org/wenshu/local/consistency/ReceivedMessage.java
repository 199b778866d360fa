package org.wenshu.local.consistency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wenshu.local.client.Session;
import tools.jackson.databind.JsonNode;

/**
 * A message that reached a recipient, as the mail server or the message centre took it.
 *
 * @param id what tells a second copy of a mail: its Message-ID; empty for a text message
 * @param whole whether every part of it arrived
 */
public record ReceivedMessage(String channel, Instant at, String to, String text, String id, boolean whole) {

    /** Everything that the sinks hold, by their page. */
    public static List<ReceivedMessage> at(Session sinksPage) {
        var received = new ArrayList<ReceivedMessage>();
        for (JsonNode sms : sinksPage.get("/sms.json").expect(200).json()) {
            received.add(new ReceivedMessage(
                    "SMS",
                    Instant.parse(sms.at("/at").asString()),
                    sms.at("/destination").asString(),
                    sms.at("/text").asString(),
                    "",
                    sms.at("/parts").asInt() == sms.at("/partsArrived").asInt()));
        }
        for (JsonNode mail : sinksPage.get("/mails.json").expect(200).json()) {
            received.add(new ReceivedMessage(
                    "EMAIL",
                    Instant.parse(mail.at("/at").asString()),
                    mail.at("/to/0").asString(),
                    mail.at("/text").asString(),
                    header(mail.at("/headers"), "Message-ID"),
                    true));
        }
        return received;
    }

    private static String header(JsonNode headers, String name) {
        for (var header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().at("/0").asString("");
            }
        }
        return "";
    }
}
