package org.wenshu.acceptance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.wenshu.local.samples.Sample;

/** What a secretary enters for a document (收文登记); each is another document unless told otherwise. */
final class Registration {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Map<String, Object> fields;

    private Registration(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** A document on paper that came in a minute ago. */
    static Registration ordinary() {
        int count = COUNT.incrementAndGet();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sender", "示范市人民政府办公室");
        fields.put("senderNumber", "示政办验〔2026〕" + count + "号");
        fields.put("title", "关于第%04d号验收事项的通知".formatted(count));
        fields.put("addressee", "示范市发展局");
        fields.put("documentDate", TheSuite.today().minusDays(1).toString());
        fields.put("copies", 1);
        fields.put("pages", 2);
        fields.put("receivedAt", TheSuite.clock().now().minusSeconds(60).toString());
        fields.put("channel", "OFFICIAL_EXCHANGE");
        fields.put("secrecy", "NONE");
        fields.put("urgency", "NONE");
        return new Registration(fields);
    }

    static Registration urgent() {
        return ordinary().with("urgency", "URGENT");
    }

    static Registration extraUrgent() {
        return ordinary().with("urgency", "EXTRA_URGENT");
    }

    /** As the sample's sender would have it registered, with these uploads. */
    static Registration of(Sample sample, List<Map<String, String>> files) {
        return ordinary()
                .with("sender", sample.sender())
                .with("senderNumber", sample.senderNumber())
                .with("title", sample.title())
                .with("addressee", sample.addressee().isEmpty() ? "示范市发展局" : sample.addressee())
                .with("documentDate", earlier(sample.date(), TheSuite.today()).toString())
                .with("pages", sample.pages())
                .with("urgency", urgency(sample))
                .with("attachmentNames", sample.attachmentNames())
                .with("files", files);
    }

    /** Some samples are dated later than the story is told. */
    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static String urgency(Sample sample) {
        return switch (sample.urgency()) {
            case "特急" -> "EXTRA_URGENT";
            case "加急" -> "URGENT";
            default -> "NONE";
        };
    }

    Registration with(String field, Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Registration(changed);
    }

    Registration without(String field) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Registration(changed);
    }

    String text(String field) {
        return String.valueOf(fields.get(field));
    }

    Map<String, Object> body() {
        return fields;
    }

    /** As a resubmission carries it: number and time of receipt stay what they are. */
    Map<String, Object> corrected() {
        return without("receivedAt").without("register").body();
    }
}
