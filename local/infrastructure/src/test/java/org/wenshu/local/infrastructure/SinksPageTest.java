package org.wenshu.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SinksPageTest {

    private final Sinks sinks = Sinks.start(0, 0, 0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        sinks.close();
    }

    @Test
    void it_lists_what_arrived_newest_first_and_escapes_it() throws Exception {
        send("一");
        send("<script>alert(\"二\")</script>\\ \t引号\"");

        JsonNode mails =
                JsonMapper.builder().build().readTree(get("/mails.json").body());
        assertThat(mails.size()).isEqualTo(2);
        assertThat(mails.get(0).get("subject").stringValue()).isEqualTo("<script>alert(\"二\")</script>\\ \t引号\"");
        assertThat(mails.get(1).get("subject").stringValue()).isEqualTo("一");
        assertThat(mails.get(1).get("at").stringValue()).contains("T").endsWith("Z");
        assertThat(get("/sms.json").body()).isEqualTo("[]");

        String page = get("/").body();
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;").contains("𠮷林");
        assertThat(page.indexOf("&lt;script")).isLessThan(page.indexOf(">一<"));
    }

    @Test
    void it_takes_the_channels_down_and_up_and_forgets_what_arrived() throws Exception {
        send("一");
        assertThat(post("/mail/down").statusCode()).isEqualTo(204);
        assertThat(post("/sms/down").statusCode()).isEqualTo(204);
        assertThat(sinks.mail().isUp()).isFalse();
        assertThat(sinks.sms().isUp()).isFalse();
        assertThat(get("/status.json").body()).contains("\"mailUp\":false").contains("\"smsUp\":false");
        post("/mail/up");
        post("/sms/up");
        assertThat(sinks.mail().isUp()).isTrue();
        assertThat(sinks.sms().isUp()).isTrue();
        assertThat(sinks.mail().mails()).hasSize(1);
        HttpResponse<String> forgotten =
                http.send(HttpRequest.newBuilder(uri("/mails.json")).DELETE().build(), BodyHandlers.ofString());
        assertThat(forgotten.statusCode()).isEqualTo(204);
        assertThat(sinks.mail().mails()).isEmpty();
        assertThat(post("/mail/explode").statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_of_another_site_cannot_take_a_channel_down() throws Exception {
        HttpResponse<String> refused = http.send(
                HttpRequest.newBuilder(uri("/mail/down"))
                        .header("Origin", "http://elsewhere.example")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(sinks.mail().isUp()).isTrue();
    }

    private void send(String subject) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(sinks.mail().port()));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("wenshu@wenshu.test"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("li.ming@wenshu.test"));
        mail.setSubject(subject, "UTF-8");
        mail.setText("𠮷林", "UTF-8");
        Transport.send(mail);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + sinks.page().port() + path);
    }
}
