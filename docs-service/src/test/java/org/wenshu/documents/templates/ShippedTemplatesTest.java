package org.wenshu.documents.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenshu.document.checks.Checks;
import org.wenshu.document.checks.Context;
import org.wenshu.document.checks.Finding;
import org.wenshu.document.checks.Severity;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** A drafter who fills the shipped template in as it says has a document without a gate finding (D10, D11). */
@Tag("D10")
class ShippedTemplatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 8);
    private static final Map<String, String> FILLED = Map.ofEntries(
            Map.entry("发文机关", "江州市人民政府"),
            Map.entry("机关代字", "江政"),
            Map.entry("主送机关", "江州市财政局"),
            Map.entry("请示机关", "临溪县人民政府"),
            Map.entry("同级人民代表大会或者其常务委员会", "江州市人民代表大会常务委员会"),
            Map.entry("会议名称", "江州市防汛工作会议"),
            Map.entry("会议日期", "2026年5月6日"),
            Map.entry("施行日期", "2026年7月1日"),
            Map.entry("时限", "2026年6月30日"),
            Map.entry("来文标题", "临溪县人民政府关于增加防汛经费的请示"),
            Map.entry("来文字号", "临政〔2026〕3号"),
            Map.entry("姓名", "张三"),
            Map.entry("电话", "0123-4567890"),
            Map.entry("规章名称", "江州市防汛办法"),
            Map.entry("主持人", "副市长李四"),
            Map.entry("依据", "有关规定"));

    static Stream<TemplateContent> shipped() {
        return KeepingTemplates.shipped().stream();
    }

    @Test
    void there_is_one_for_each_kind() {
        assertThat(shipped().map(TemplateContent::kind)).containsExactlyInAnyOrder(DocumentKind.values());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void leads_to_a_document_that_passes(TemplateContent template) {
        List<Finding> gates = Checks.all().check(document(template), Context.on(DAY)).stream()
                .filter(finding -> finding.severity() == Severity.GATE)
                .toList();
        assertThat(gates).isEmpty();
        assertThat(template.placeholders()).isNotEmpty();
    }

    private static String filled(String text) {
        return Pattern.compile("\\{\\{([^{}]+)}}")
                .matcher(text)
                .replaceAll(match -> FILLED.getOrDefault(match.group(1), "加强防汛工作"));
    }

    private static List<String> filled(List<String> texts) {
        return texts.stream().map(ShippedTemplatesTest::filled).toList();
    }

    private static Block filled(Block block) {
        return switch (block) {
            case Block.Heading heading -> new Block.Heading(heading.level(), heading.number(), filled(heading.text()));
            case Block.Paragraph paragraph -> new Block.Paragraph(filled(paragraph.text()));
            case Block.Items items -> new Block.Items(filled(items.items()));
            case Block.Table table -> table;
        };
    }

    private static OfficialDocument document(TemplateContent template) {
        return new OfficialDocument(
                template.kind(),
                template.format(),
                template.upward(),
                OfficialDocument.Marks.NONE,
                List.of("江州市人民政府"),
                filled(template.head()),
                Optional.of(new DocumentNumber(filled(template.numberCode()), 2026, 7)),
                template.upward() ? List.of("沈怀远") : List.of(),
                filled(template.title()),
                filled(template.addressees()),
                new Text(template.draftBody().blocks().stream()
                        .map(ShippedTemplatesTest::filled)
                        .toList()),
                List.of(),
                List.of(),
                Optional.of(DAY),
                template.sealed(),
                template.note().map(ShippedTemplatesTest::filled),
                template.kind() == DocumentKind.MINUTES
                        ? Arrays.asList(new OfficialDocument.Attendance("出席", List.of("李四", "王五")))
                        : List.of(),
                Optional.of(new OfficialDocument.Imprint(List.of(), "江州市人民政府办公室", DAY)));
    }
}
