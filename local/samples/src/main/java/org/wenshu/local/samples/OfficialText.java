package org.wenshu.local.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The elements of an official document (公文要素) as one of this package's text files gives them. */
record OfficialText(
        String kind,
        String fileName,
        String head,
        String issuer,
        String number,
        String signer,
        String urgency,
        String title,
        String addressee,
        List<String> body,
        List<NamedAttachment> attachments,
        LocalDate date,
        String note,
        String copies,
        String printedBy,
        String registeredNumber,
        String registeredTitle,
        Optional<Integer> declaredPages,
        Optional<Defect> defect) {

    /**
     * A line of the attachments note (附件说明).
     *
     * @param fileName the file that came with the document, or empty when it was forgotten
     */
    record NamedAttachment(String title, Optional<String> fileName) {}

    static OfficialText read(String name) {
        Map<String, List<String>> elements = new LinkedHashMap<>();
        List<String> body = new ArrayList<>();
        boolean inBody = false;
        for (String line : text(name).split("\n", -1)) {
            if (line.equals("---")) {
                inBody = true;
            } else if (inBody && !line.startsWith("附注: ")) {
                if (!line.isBlank()) {
                    body.add(line.strip());
                }
            } else if (!line.isBlank()) {
                int colon = line.indexOf(':');
                elements.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        String number = only(elements, "发文字号");
        String title = only(elements, "标题");
        return new OfficialText(
                only(elements, "文种"),
                only(elements, "文件名"),
                only(elements, "版头"),
                only(elements, "发文机关"),
                number,
                only(elements, "签发人"),
                only(elements, "紧急程度"),
                title,
                only(elements, "主送"),
                List.copyOf(body),
                elements.getOrDefault("附件", List.of()).stream()
                        .map(OfficialText::attachment)
                        .toList(),
                LocalDate.parse(only(elements, "日期")),
                only(elements, "附注"),
                only(elements, "抄送"),
                only(elements, "印发"),
                elements.containsKey("登记字号") ? only(elements, "登记字号") : number,
                elements.containsKey("登记标题") ? only(elements, "登记标题") : title,
                Optional.of(only(elements, "申报页数"))
                        .filter(pages -> !pages.isEmpty())
                        .map(Integer::valueOf),
                Optional.of(only(elements, "缺陷"))
                        .filter(defect -> !defect.isEmpty())
                        .map(Defect::valueOf));
    }

    boolean isMinutes() {
        return kind.equals("纪要");
    }

    /** A letter's layout (信函格式) has a double red rule and the number at the right. */
    boolean isLetter() {
        return kind.equals("函");
    }

    /** A paragraph that is a heading of the first level (一、) standing alone. */
    static boolean isHeading(String paragraph) {
        return paragraph.length() < 30 && paragraph.matches("[一二三四五六七八九十]+、[^。：]*");
    }

    String dateInWords() {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** A document of its own that goes with this one: the same issuer and date, another title. */
    OfficialText asAttachment(String ownTitle) {
        return new OfficialText(
                kind,
                "",
                issuer,
                issuer,
                "附件",
                "",
                "",
                ownTitle,
                "",
                body,
                List.of(),
                date,
                "",
                "",
                "",
                "",
                ownTitle,
                Optional.empty(),
                Optional.empty());
    }

    private static NamedAttachment attachment(String line) {
        String[] parts = line.split("=>", 2);
        return new NamedAttachment(
                parts[0].strip(), Optional.of(parts[1].strip()).filter(file -> !file.isEmpty()));
    }

    private static String only(Map<String, List<String>> elements, String key) {
        return elements.getOrDefault(key, List.of("")).getFirst();
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(
                OfficialText.class.getResourceAsStream(name + ".txt"), () -> "no sample text " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
