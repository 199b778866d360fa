package org.wenshu.local.infrastructure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page that shows what reached the mail and SMS sinks, newest first, and takes them down and up.
 *
 * <p>{@code GET /}, {@code /mails.json}, {@code /sms.json}, {@code /status.json}; {@code DELETE /}, {@code /mails.json},
 * {@code /sms.json} forget what arrived; {@code POST /mail/down}, {@code /mail/up}, {@code /mail/clear} and {@code
 * /mail/cut}, and the same under {@code /sms}.
 */
public final class SinksPage implements AutoCloseable {

    private static final DateTimeFormatter BEIJING_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final MailSink mail;
    private final SmsSink sms;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private SinksPage(HttpServer server, MailSink mail, SmsSink sms) {
        this.server = server;
        this.mail = mail;
        this.sms = sms;
    }

    /** Serves the page of two sinks; port 0 means any free one. */
    public static SinksPage start(int port, MailSink mail, SmsSink sms) {
        return start(MailSink.THIS_MACHINE, port, mail, sms);
    }

    static SinksPage start(String host, int port, MailSink mail, SmsSink sms) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
            SinksPage page = new SinksPage(server, mail, sms);
            server.createContext("/", page::answer);
            server.setExecutor(page.work);
            server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        work.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (request) {
                case "GET /" -> send(exchange, 200, "text/html; charset=utf-8", html());
                case "GET /mails.json" -> sendJson(exchange, mail.mails().reversed());
                case "GET /sms.json" -> sendJson(exchange, sms.messages().reversed());
                case "GET /status.json" ->
                    sendJson(
                            exchange,
                            Map.of("mailUp", mail.isUp(), "smsUp", sms.isUp(), "smsSessions", sms.sessions()));
                default -> change(exchange, request);
            }
        }
    }

    private void change(HttpExchange exchange, String request) throws IOException {
        Optional<Runnable> change = changeNamed(request);
        if (change.isEmpty()) {
            send(exchange, 404, "text/plain; charset=utf-8", "Nothing here: " + request);
        } else if (comesFromAnotherSite(exchange)) {
            send(exchange, 403, "text/plain; charset=utf-8", "Only this page itself may do that");
        } else {
            change.get().run();
            if (accepts(exchange, "text/html")) {
                exchange.getResponseHeaders().set("Location", "/");
                exchange.sendResponseHeaders(303, -1);
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    private Optional<Runnable> changeNamed(String request) {
        return switch (request) {
            case "DELETE /mails.json", "POST /mail/clear" -> Optional.of(mail::clear);
            case "DELETE /sms.json", "POST /sms/clear" -> Optional.of(sms::clear);
            case "DELETE /" ->
                Optional.of(() -> {
                    mail.clear();
                    sms.clear();
                });
            case "POST /mail/down" -> Optional.of(mail::goDown);
            case "POST /mail/up" -> Optional.of(mail::comeUp);
            case "POST /mail/cut" -> Optional.of(mail::cutBeforeNextAnswer);
            case "POST /sms/down" -> Optional.of(sms::goDown);
            case "POST /sms/up" -> Optional.of(sms::comeUp);
            case "POST /sms/cut" -> Optional.of(sms::cutBeforeNextAnswer);
            default -> Optional.empty();
        };
    }

    /** A page of another site, open in the same browser, must not be able to take the channels down. */
    private static boolean comesFromAnotherSite(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String host = exchange.getRequestHeaders().getFirst("Host");
        return origin != null && !origin.equals("http://" + host);
    }

    private static boolean accepts(HttpExchange exchange, String type) {
        return exchange.getRequestHeaders().getOrDefault("Accept", List.of()).stream()
                .anyMatch(accepted -> accepted.contains(type));
    }

    private void sendJson(HttpExchange exchange, Object body) throws IOException {
        send(exchange, 200, "application/json; charset=utf-8", json.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String html() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="zh-CN"><head><meta charset="utf-8"><title>文枢 邮件与短信</title>
                <style>
                body{font-family:sans-serif;margin:2em;max-width:75em}
                table{border-collapse:collapse;width:100%}
                th,td{border-bottom:1px solid #ccc;padding:.4em .6em;text-align:left;vertical-align:top}
                td.text{white-space:pre-wrap;overflow-wrap:anywhere}
                form{display:inline}
                </style></head><body>
                <h1>文枢：到达的邮件与短信</h1>
                """);
        List<ArrivedMail> mails = mail.mails().reversed();
        heading(page, "邮件 Mail", "mail", mails.size(), mail.isUp());
        page.append("<table><tr><th>时间<th>发件人<th>收件人<th>主题<th>正文<th>附件</tr>\n");
        for (ArrivedMail one : mails) {
            row(
                    page,
                    time(one.at()),
                    one.from(),
                    String.join(", ", one.to()),
                    one.subject(),
                    one.text(),
                    String.join(", ", one.attachments()));
        }
        page.append("</table>\n");
        List<ArrivedSms> messages = sms.messages().reversed();
        heading(page, "短信 SMS", "sms", messages.size(), sms.isUp());
        page.append("<table><tr><th>时间<th>发送方<th>手机<th>内容<th>分段<th>状态</tr>\n");
        for (ArrivedSms one : messages) {
            row(
                    page,
                    time(one.at()),
                    one.source(),
                    one.destination(),
                    one.text(),
                    one.partsArrived() + "/" + one.parts(),
                    switch (one.state()) {
                        case INCOMPLETE -> "不完整";
                        case DELIVERED -> "已送达";
                        case UNDELIVERABLE -> "无法送达";
                    });
        }
        return page.append("</table>\n</body></html>\n").toString();
    }

    private static void heading(StringBuilder page, String title, String channel, int count, boolean up) {
        page.append("<h2>%s（%d）%s</h2>\n".formatted(title, count, up ? "运行中" : "已停止"));
        button(page, channel, up ? "down" : "up", up ? "停止" : "启动");
        button(page, channel, "clear", "清空");
    }

    private static void button(StringBuilder page, String channel, String action, String label) {
        page.append("<form method=\"post\" action=\"/%s/%s\"><button>%s</button></form>\n"
                .formatted(channel, action, label));
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append("<td class=\"text\">").append(escaped(cell)).append("</td>");
        }
        page.append("</tr>\n");
    }

    private static String time(Instant at) {
        return BEIJING_TIME.format(at);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
