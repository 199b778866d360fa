package org.wenshu.documents.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;
import org.wenshu.documents.drafting.Comparison.Change;
import org.wenshu.documents.drafting.Comparison.Difference;
import org.wenshu.documents.drafting.Comparison.Kind;
import org.wenshu.documents.drafting.Comparison.Part;
import org.wenshu.documents.drafting.Comparison.Segment;

@Tag("D10")
class ComparingTest {
    private static final Text BODY = new Text(List.of(
            new Block.Paragraph("现将有关事项通知如下："),
            new Block.Heading(1, Optional.empty(), "总体要求"),
            new Block.Paragraph("各单位于2026年5月8日前报送材料，共计123.5万元。"),
            new Block.Items(List.of("落实责任", "加强值守")),
            new Block.Table(
                    Optional.of("物资表"), List.of(1, 1), List.of(row(true, "名称", "数量"), row(false, "沙袋", "200")))));

    private static Block.Row row(boolean head, String... cells) {
        return new Block.Row(
                head,
                List.of(cells).stream()
                        .map(text -> new Block.Cell(text, 1, Block.Alignment.LEFT))
                        .toList());
    }

    private static OfficialDocument document(Text body) {
        return new OfficialDocument(
                DocumentKind.NOTICE,
                DocumentFormat.ORDINARY,
                false,
                OfficialDocument.Marks.NONE,
                List.of("江州市水利局"),
                List.of("江州市水利局文件"),
                Optional.of(new DocumentNumber("江水发", 2026, 7)),
                List.of(),
                "江州市水利局关于做好防汛工作的通知",
                List.of("市财政局", "市审计局"),
                body,
                List.of("物资表"),
                List.of(new OfficialDocument.Attachment("物资表", BODY)),
                Optional.of(LocalDate.of(2026, 5, 1)),
                true,
                Optional.of("联系人：张三"),
                List.of(),
                Optional.of(new OfficialDocument.Imprint(List.of("市委办公室"), "江州市水利局办公室", LocalDate.of(2026, 5, 1))));
    }

    private static Text body(Block... blocks) {
        return new Text(List.of(blocks));
    }

    private static List<Difference> differences(Text before, Text after) {
        return Comparing.compare(before, after).differences();
    }

    static String without(Change left, List<Segment> segments) {
        var text = new StringBuilder();
        segments.stream().filter(segment -> segment.change() != left).forEach(segment -> text.append(segment.text()));
        return text.toString();
    }

    @Nested
    class a_text {
        @Test
        void is_the_same_as_itself() {
            assertThat(Comparing.compare(document(BODY), document(BODY)).isSame())
                    .isTrue();
            assertThat(Comparing.compare(document(BODY), document(BODY)).html()).contains("内容相同");
        }

        @Test
        void differs_by_words_with_numbers_dates_and_titles_kept_whole() {
            List<Difference> differences = differences(
                    body(new Block.Paragraph("根据《江州市防汛规则》（江政发〔2020〕5号），请于2026年5月8日前报送，经费123.5万元。")),
                    body(new Block.Paragraph("根据《江州市防洪规则》（江政发〔2021〕5号），请于2026年6月8日前报送，经费124万元。")));
            assertThat(differences).singleElement().satisfies(difference -> {
                assertThat(difference.kind()).isEqualTo(Kind.CHANGED);
                assertThat(difference.place().label()).isEqualTo("正文第1段");
                assertThat(difference.segments())
                        .contains(
                                new Segment(Change.DELETED, "《江州市防汛规则》"),
                                new Segment(Change.INSERTED, "《江州市防洪规则》"),
                                new Segment(Change.DELETED, "〔2020〕5号"),
                                new Segment(Change.INSERTED, "〔2021〕5号"),
                                new Segment(Change.DELETED, "2026年5月8日"),
                                new Segment(Change.INSERTED, "2026年6月8日"),
                                new Segment(Change.DELETED, "123.5"),
                                new Segment(Change.INSERTED, "124"),
                                new Segment(Change.EQUAL, "前报送，经费"));
            });
        }

        @Test
        void tells_one_new_paragraph_among_old_ones() {
            List<Block> blocks = new ArrayList<>(BODY.blocks());
            blocks.add(2, new Block.Paragraph("新的要求在这里单列一段。"));
            assertThat(differences(BODY, new Text(blocks))).singleElement().satisfies(difference -> {
                assertThat(difference.kind()).isEqualTo(Kind.ADDED);
                assertThat(difference.place().blockBefore()).isEmpty();
                assertThat(difference.place().blockAfter()).contains(2);
                assertThat(difference.segments()).containsExactly(new Segment(Change.INSERTED, "新的要求在这里单列一段。"));
            });
            assertThat(differences(new Text(blocks), BODY)).singleElement().satisfies(difference -> {
                assertThat(difference.kind()).isEqualTo(Kind.REMOVED);
                assertThat(difference.place().label()).isEqualTo("正文原第3段");
            });
        }

        @Test
        void tells_a_rewritten_paragraph_from_a_replaced_one() {
            List<Difference> rewritten = differences(
                    body(new Block.Paragraph("各单位要加强值班值守工作。"), new Block.Paragraph("甲乙丙丁。")),
                    body(new Block.Paragraph("各部门要切实加强值班值守工作。"), new Block.Paragraph("戊己庚辛。")));
            assertThat(rewritten).extracting(Difference::kind).containsExactly(Kind.CHANGED, Kind.REMOVED, Kind.ADDED);
        }

        @Test
        void tells_a_paragraph_that_became_a_heading_and_a_heading_of_another_level() {
            assertThat(differences(
                            body(new Block.Paragraph("总体要求"), new Block.Heading(1, Optional.empty(), "任务")),
                            body(
                                    new Block.Heading(1, Optional.empty(), "总体要求"),
                                    new Block.Heading(2, Optional.empty(), "任务"))))
                    .allSatisfy(difference -> assertThat(difference.kind()).isEqualTo(Kind.REFORMATTED))
                    .extracting(difference -> difference.formBefore().orElse("") + ">"
                            + difference.formAfter().orElse(""))
                    .containsExactly("段落>一级标题", "一级标题>二级标题");
        }

        @Test
        void tells_a_cell_of_a_table() {
            Text after = new Text(List.of(
                    BODY.blocks().get(0),
                    BODY.blocks().get(1),
                    BODY.blocks().get(2),
                    BODY.blocks().get(3),
                    new Block.Table(
                            Optional.of("物资表"),
                            List.of(1, 1),
                            List.of(row(true, "名称", "数量"), row(false, "沙袋", "250")))));
            assertThat(differences(BODY, after))
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.segments())
                            .containsExactly(
                                    new Segment(Change.EQUAL, "沙袋 │ "),
                                    new Segment(Change.DELETED, "200"),
                                    new Segment(Change.INSERTED, "250")));
        }

        @Test
        void of_any_length_is_compared_in_time() {
            var random = new Random(7);
            String one = random.ints(20_000, 0x4e00, 0x9fff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String other = random.ints(20_000, 0x4e00, 0x9fff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            List<Block> many = new ArrayList<>();
            List<Block> others = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                many.add(new Block.Paragraph(one.substring(i, i + 12)));
                others.add(new Block.Paragraph(other.substring(i, i + 12)));
            }
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertThat(Words.compare(one, other)).isNotEmpty();
                assertThat(differences(new Text(many), new Text(others))).isNotEmpty();
            });
        }
    }

    @Nested
    class a_document {
        @Test
        void differs_in_each_of_its_elements() {
            OfficialDocument before = document(BODY);
            OfficialDocument after = new OfficialDocument(
                    DocumentKind.REQUEST,
                    DocumentFormat.LETTER,
                    true,
                    new OfficialDocument.Marks(Optional.of(1), Optional.of("秘密★1年"), Optional.of("特急")),
                    List.of("江州市水利局", "江州市财政局"),
                    List.of("江州市水利局"),
                    Optional.empty(),
                    List.of("沈怀远"),
                    "江州市水利局关于解决防汛经费的请示",
                    List.of("江州市人民政府"),
                    body(new Block.Paragraph("妥否，请批示。")),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    false,
                    Optional.of("联系人：李四"),
                    List.of(new OfficialDocument.Attendance("出席", List.of("王五"))),
                    Optional.empty());
            Comparison comparison = Comparing.compare(before, after);
            assertThat(comparison.differences())
                    .extracting(difference -> difference.place().part())
                    .contains(Part.values());
            comparison.differences().forEach(difference -> {
                assertThat(without(Change.INSERTED, difference.segments()))
                        .isEqualTo(difference.before().orElse(""));
                assertThat(without(Change.DELETED, difference.segments()))
                        .isEqualTo(difference.after().orElse(""));
            });
        }

        @Test
        void keeps_its_attachments_apart_when_one_in_front_goes() {
            OfficialDocument two = withAttachments("第一个附件", "名单");
            OfficialDocument one = withAttachments("名单");
            List<Difference> differences = Comparing.compare(two, one).differences();
            assertThat(differences)
                    .filteredOn(difference -> difference.place().part() == Part.ATTACHMENT)
                    .allMatch(difference -> difference.kind() == Kind.REMOVED)
                    .isNotEmpty();
        }

        private OfficialDocument withAttachments(String... titles) {
            OfficialDocument all = document(BODY);
            return new OfficialDocument(
                    all.kind(),
                    all.format(),
                    all.upward(),
                    all.marks(),
                    all.issuers(),
                    all.head(),
                    all.number(),
                    all.signers(),
                    all.title(),
                    all.addressees(),
                    all.body(),
                    List.of(titles),
                    List.of(titles).stream()
                            .map(title -> new OfficialDocument.Attachment(title, BODY))
                            .toList(),
                    all.date(),
                    all.sealed(),
                    all.note(),
                    all.attendance(),
                    all.imprint());
        }
    }

    @Test
    void html_holds_no_tags_but_its_own() {
        String html = Comparing.compare(
                        body(new Block.Paragraph("<script>alert('x')</script>")),
                        body(new Block.Paragraph("<img src=x onerror=\"alert(1)\"> & 其他")))
                .html();
        assertThat(html).contains("&lt;", "&amp;").doesNotContain("<script", "<img", "onerror=\"");
        assertThat(html.replaceAll("</?(?:div|section|h4|p|ins|del)(?: class=\"[a-z]+\")?>", ""))
                .doesNotContain("<", ">");
    }
}
