package org.wenshu.document.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenshu.document.elements.OfficialDocument;

/** The sample documents of local/samples are well written: what is found in them is looked at one by one. */
@Tag("D11")
class SampleDocumentsTest {
    private static final Path TEXTS = Path.of("../local/samples/src/main/resources/org/wenshu/local/samples");

    static Stream<Path> texts() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void has_no_false_finding(Path file) throws IOException {
        List<Finding> findings = Checks.all().check(read(file), Context.on(LocalDate.of(2026, 11, 23)));

        assertThat(findings.stream().map(finding -> finding.code() + " " + finding.excerpt() + " " + finding.reason()))
                .filteredOn(finding -> !EXPECTED.contains(
                        file.getFileName().toString().replace(".txt", "") + " " + finding.substring(0, 4)))
                .isEmpty();
    }

    /** True findings: the samples hold these on purpose or by their authors' slips. */
    private static final List<String> EXPECTED = List.of(
            // Its title is without the issuing organ.
            "circular-safety-accident TI05",
            // It speaks of tables that came with it and lists none.
            "huge-survey-report AT08",
            // Long and full-width on purpose.
            "notice-long-title TI03",
            "letter-fullwidth-number PU17");

    private static OfficialDocument read(Path file) throws IOException {
        Map<String, String> given = new HashMap<>();
        List<String> body = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean inBody = false;
        for (String line : Files.readAllLines(file)) {
            if (line.equals("---")) {
                inBody = true;
            } else if (line.startsWith("附注: ") || (!inBody && !line.isBlank())) {
                String key = line.substring(0, line.indexOf(':'));
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (key.equals("附件")) {
                    names.add(value.split("=>", 2)[0].strip());
                } else {
                    given.put(key, value);
                }
            } else if (!line.isBlank()) {
                String text = line.replaceAll("^[　\\s]+", "");
                boolean heading = text.length() < 30 && text.matches("[一二三四五六七八九十]+、[^。：]*");
                body.add(heading ? text.replaceFirst("^([一二三四五六七八九十]+、)", "#1[$1]") : text);
            }
        }
        Map<String, String> parts = new HashMap<>();
        parts.put("文种", given.get("文种"));
        parts.put("版头", given.get("版头"));
        parts.put("发文机关", given.get("发文机关"));
        parts.put("字号", given.get("发文字号"));
        parts.put("签发人", given.getOrDefault("签发人", ""));
        parts.put("标题", given.get("标题"));
        parts.put("主送", given.getOrDefault("主送", ""));
        parts.put("日期", given.get("日期"));
        parts.put("附注", given.getOrDefault("附注", ""));
        parts.put("抄送", given.getOrDefault("抄送", ""));
        parts.put("印发", given.getOrDefault("印发", given.get("发文机关")));
        if (given.containsKey("紧急程度")) {
            parts.put("紧急", given.get("紧急程度"));
        }
        parts.put("附件名", String.join("/", names));
        parts.put(
                "附件",
                String.join("/", names.stream().map(name -> name + "^见下表。").toList()));
        parts.put("正文", String.join("¶", body));
        return RuleCase.document(parts);
    }
}
