package org.wenshu.document.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wenshu.document.layout.Printed.Line;
import org.wenshu.document.layout.Printed.Sheet;
import org.wenshu.document.layout.Printed.Stroke;
import org.wenshu.document.text.Text;

/** Places read back from the finished files, held to the figures of GB/T 9704-2012, written out here once more. */
@Tag("D19")
class GeometryTest {
    /** 1 mm is allowed; the layout is held to less. */
    private static final org.assertj.core.data.Offset<Double> MM = within(0.3);

    private static final org.assertj.core.data.Offset<Double> CLOSE = within(0.05);

    /** A line: a character and 7/8 of its height, less what makes 22 of them fill 225 mm. */
    private static final double LINE = (225 - 5.644) / 21;

    /** A character in the body's grid. */
    private static final double CELL = 156 / 28.0;

    private static final double EM_3 = 5.644;
    private static final double EM_4 = 4.939;

    private static final Map<String, Printed> READ = new ConcurrentHashMap<>();

    enum Form {
        PDF,
        OFD;

        Printed read(String name, Samples.Draft draft) {
            return READ.computeIfAbsent(name + this, n -> {
                try {
                    LaidOut laidOut = draft.laidOut();
                    return this == PDF ? Printed.pdf(Samples.pdf(laidOut)) : Printed.ofd(Samples.ofd(laidOut));
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
            });
        }

        Printed read(String name) {
            return read(name, Samples.all().get(name));
        }
    }

    private static Stroke redRule(Sheet sheet) {
        return sheet.strokes().stream().filter(Stroke::red).findFirst().orElseThrow();
    }

    @Nested
    class the_page {
        private Printed full(Form form) {
            Samples.Draft draft = Samples.notice();
            draft.body = new Text(List.of(Samples.paragraphs("经研究决定同意所报方案请认真组织实施确保取得实效".repeat(80))
                    .blocks()
                    .getFirst()));
            return form.read("full", draft);
        }

        @ParameterizedTest
        @EnumSource
        void is_A4(Form form) {
            assertThat(form.read("notice").width()).isCloseTo(210, within(0.01));
            assertThat(form.read("notice").height()).isCloseTo(297, within(0.01));
        }

        @ParameterizedTest
        @EnumSource
        void has_22_lines_that_fill_the_type_area(Form form) {
            List<Line> lines = full(form).sheets().get(1).lines();
            List<Line> body = lines.subList(0, lines.size() - 1);
            assertThat(body).hasSize(22);
            assertThat(body.getFirst().top()).isCloseTo(37, MM);
            assertThat(body.getLast().bottom()).isCloseTo(37 + 225, MM);
            for (int i = 1; i < 22; i++) {
                assertThat(body.get(i).top() - body.get(i - 1).top()).isCloseTo(LINE, CLOSE);
            }
        }

        @ParameterizedTest
        @EnumSource
        void has_28_characters_to_a_line_from_edge_to_edge(Form form) {
            Line line = full(form).sheets().get(1).lines().get(4);
            assertThat(line.glyphs()).hasSize(28);
            assertThat(line.left()).isCloseTo(28, MM);
            assertThat(line.right()).isCloseTo(28 + 156, MM);
            assertThat(line.size()).isCloseTo(16, within(0.01));
            for (int i = 0; i < 28; i++) {
                assertThat(line.glyphs().get(i).x()).isCloseTo(28 + i * CELL, within(0.1));
            }
        }

        @ParameterizedTest
        @EnumSource
        void keeps_everything_inside_the_type_area_but_page_numbers(Form form) {
            for (String name : List.of("notice", "classified", "request", "joint-7", "minutes")) {
                for (Sheet sheet : form.read(name).sheets()) {
                    for (Line line : sheet.lines()) {
                        if (!line.text().startsWith("—")) {
                            assertThat(line.left()).as(line.text()).isGreaterThan(28 - 0.1);
                            assertThat(line.glyphs().getLast().x())
                                    .as(line.text())
                                    .isLessThan(184);
                            assertThat(line.top()).as(line.text()).isGreaterThan(37 - 0.1);
                            assertThat(line.bottom()).as(line.text()).isLessThan(262 + 0.1);
                        }
                    }
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void has_its_number_outside_7_mm_below_the_type_area(Form form) {
            List<Sheet> sheets = form.read("classified").sheets();
            for (int page = 1; page <= 4; page++) {
                Line number = sheets.get(page - 1).line("—");
                assertThat(number.text().replace(" ", "")).isEqualTo("—" + page + "—");
                assertThat(number.size()).isCloseTo(14, within(0.01));
                // A dash is drawn in the middle of its character: 0.33 em above the baseline in this font.
                double dash =
                        Fonts.builtIn().face(FontRole.SONG, '—').orElseThrow().middle('—') * EM_4;
                assertThat(number.first().baseline() - dash).isCloseTo(262 + 7, MM);
                if (page % 2 == 1) {
                    assertThat(number.right()).isCloseTo(184 - EM_4, within(0.6));
                } else {
                    assertThat(number.left()).isCloseTo(28 + EM_4, within(0.6));
                }
            }
        }
    }

    @Nested
    class the_head {
        @ParameterizedTest
        @EnumSource
        void has_copy_number_secrecy_and_urgency_at_its_top_left(Form form) {
            List<Line> lines = form.read("classified").sheets().getFirst().lines();
            assertThat(lines.subList(0, 3)).extracting(Line::text).containsExactly("000017", "机密★1年", "特急");
            for (int i = 0; i < 3; i++) {
                assertThat(lines.get(i).left()).isCloseTo(28, MM);
                assertThat(lines.get(i).top()).isCloseTo(37 + i * LINE, MM);
                assertThat(lines.get(i).size()).isCloseTo(16, within(0.01));
            }
            assertThat(lines.get(1).font()).contains("Sans");
            assertThat(lines.get(2).font()).contains("Sans");
        }

        @ParameterizedTest
        @EnumSource
        void is_red_centred_and_35_mm_below_the_type_areas_upper_edge(Form form) {
            Line head = form.read("notice").sheets().getFirst().line("示范市人民政府办公室文件");
            assertThat(head.first().red()).isTrue();
            assertThat(head.top()).isCloseTo(37 + 35, within(0.9));
            assertThat(head.middle()).isCloseTo(28 + 78, MM);
            assertThat(head.right() - head.left()).isLessThanOrEqualTo(156.1);
        }

        @ParameterizedTest
        @EnumSource
        void has_the_number_centred_two_lines_below_and_the_red_rule_4_mm_below_that(Form form) {
            Sheet sheet = form.read("notice").sheets().getFirst();
            Line head = sheet.line("示范市人民政府办公室文件");
            Line number = sheet.line("示政办发〔2026〕15号");
            assertThat(number.size()).isCloseTo(16, within(0.01));
            assertThat(number.first().red()).isFalse();
            assertThat(number.top() - head.bottom()).isCloseTo(2 * LINE, MM);
            assertThat(number.middle()).isCloseTo(106, MM);
            Stroke rule = redRule(sheet);
            assertThat(rule.y1() - number.bottom()).isCloseTo(4, MM);
            assertThat(rule.x1()).isCloseTo(28, CLOSE);
            assertThat(rule.x2()).isCloseTo(184, CLOSE);
        }

        @ParameterizedTest
        @EnumSource
        void of_an_upward_document_has_the_number_left_and_signers_right(Form form) {
            Sheet sheet = form.read("request").sheets().getFirst();
            Line number = sheet.part("示应急〔2026〕8号");
            assertThat(number.left()).isCloseTo(28 + CELL, MM);
            Line label = sheet.part("签发人：");
            Line second = sheet.part("李明");
            assertThat(second.left() + 4 * CELL).isCloseTo(184 - CELL, MM);
            assertThat(second.font()).contains("Kai");
            assertThat(label.font()).contains("Serif");
            Line third = sheet.part("欧阳文华");
            assertThat(third.left()).isCloseTo(sheet.part("王建国").left(), MM);
            assertThat(third.top()).isCloseTo(number.top(), CLOSE);
            assertThat(third.top() - label.top()).isCloseTo(LINE, CLOSE);
            assertThat(redRule(sheet).y1() - number.bottom()).isCloseTo(4, MM);
        }

        @ParameterizedTest
        @EnumSource
        void of_a_joint_document_names_every_organ_over_one_width_beside_the_word(Form form) {
            Sheet sheet = form.read("joint-sealed").sheets().getFirst();
            List<Line> red = sheet.lines().stream().filter(l -> l.first().red()).toList();
            Line first = sheet.part("示范市发展和改革委员会");
            Line second = sheet.part("示范市财政局");
            Line third = sheet.part("示范市教育局");
            Line word = sheet.part("文件");
            assertThat(red).isNotEmpty();
            assertThat(first.top()).isCloseTo(72, within(0.9));
            assertThat(second.left()).isCloseTo(first.left(), MM);
            assertThat(third.right()).isCloseTo(first.right(), MM);
            double middle = (first.top() + third.bottom()) / 2;
            assertThat((word.top() + word.bottom()) / 2).isCloseTo(middle, MM);
            assertThat(sheet.line("示发改〔2026〕3号").top() - third.bottom()).isCloseTo(2 * LINE, MM);
        }

        @ParameterizedTest
        @EnumSource
        void of_many_organs_still_leaves_text_on_the_first_page(Form form) {
            Sheet sheet = form.read("joint-7").sheets().getFirst();
            assertThat(sheet.has("为进一步加强全市安全生产工作")).isTrue();
        }
    }

    @Nested
    class the_text {
        @ParameterizedTest
        @EnumSource
        void has_its_title_centred_two_lines_below_the_rule(Form form) {
            Sheet sheet = form.read("notice").sheets().getFirst();
            List<Line> title = sheet.lines().stream()
                    .filter(l -> Math.abs(l.size() - 22) < 0.01)
                    .toList();
            assertThat(title).hasSize(2);
            assertThat(title.getFirst().top() - redRule(sheet).y1()).isCloseTo(2 * LINE, MM);
            assertThat(title).allSatisfy(line -> assertThat(line.middle()).isCloseTo(106, MM));
            assertThat(title.getFirst().font()).contains("Bold");
        }

        @ParameterizedTest
        @EnumSource
        void has_addressees_flush_left_one_empty_line_below_the_title(Form form) {
            Sheet sheet = form.read("notice").sheets().getFirst();
            Line last = sheet.lines().stream()
                    .filter(l -> Math.abs(l.size() - 22) < 0.01)
                    .reduce((a, b) -> b)
                    .orElseThrow();
            Line addressees = sheet.line("各县（市、区）人民政府，市政府各部门：");
            assertThat(addressees.left()).isCloseTo(28, MM);
            // One empty line in between: from middle to middle two lines.
            double middles = (addressees.top() + addressees.bottom() - last.top() - last.bottom()) / 2;
            assertThat(middles).isCloseTo(2 * LINE, MM);
        }

        @ParameterizedTest
        @EnumSource
        void indents_paragraphs_and_headings_of_four_levels_by_two_characters(Form form) {
            Printed printed = form.read("classified");
            for (Map.Entry<String, String> heading : Map.of(
                            "一、提高思想认识", "Sans",
                            "（一）坚持问题导向", "Kai",
                            "1.建筑施工领域", "Serif",
                            "（1）检查结果由", "Serif")
                    .entrySet()) {
                Line line = printed.sheets().stream()
                        .filter(s -> s.has(heading.getKey()))
                        .findFirst()
                        .orElseThrow()
                        .line(heading.getKey());
                assertThat(line.left()).isCloseTo(28 + 2 * CELL, MM);
                assertThat(line.font()).contains(heading.getValue());
                assertThat(line.size()).isCloseTo(16, within(0.01));
            }
        }

        @ParameterizedTest
        @EnumSource
        void has_the_attachments_note_one_empty_line_below_with_names_under_one_another(Form form) {
            Sheet sheet = form.read("classified").sheets().get(2);
            Line end = sheet.line("特此通知。");
            Line note = sheet.line("附件：1.示范市安全生产");
            assertThat(note.left()).isCloseTo(28 + 2 * CELL, MM);
            assertThat(note.top() - end.top()).isCloseTo(2 * LINE, CLOSE);
            Line name = sheet.part("示范市安全生产隐患");
            assertThat(sheet.line("单及各成员单位").left()).isCloseTo(name.left(), MM);
            assertThat(sheet.part("隐患整改情况表").text()).isNotEmpty();
            assertThat(sheet.line("2.隐患整改情况表").text()).endsWith("表");
        }

        @ParameterizedTest
        @EnumSource
        void has_each_attachment_on_a_new_page(Form form) {
            Sheet sheet = form.read("classified").sheets().get(3);
            Line label = sheet.line("附件1");
            assertThat(label.left()).isCloseTo(28, MM);
            assertThat(label.top()).isCloseTo(37, MM);
            assertThat(label.font()).contains("Sans");
            Line title = sheet.lines().get(1);
            assertThat(title.middle()).isCloseTo(106, MM);
            // In the middle of the third line.
            assertThat((title.top() + title.bottom()) / 2).isCloseTo(37 + 2 * LINE + EM_3 / 2, MM);
        }

        @ParameterizedTest
        @EnumSource
        void repeats_a_tables_head_on_each_page_and_draws_all_its_rules(Form form) {
            List<Sheet> sheets = form.read("classified").sheets();
            assertThat(sheets.subList(4, 7)).allSatisfy(sheet -> {
                assertThat(sheet.line("序号单位隐患数整改要求").font()).contains("Sans");
                double top =
                        sheet.strokes().stream().mapToDouble(Stroke::y1).min().orElseThrow();
                double bottom =
                        sheet.strokes().stream().mapToDouble(Stroke::y2).max().orElseThrow();
                assertThat(bottom).isLessThan(262.2);
                assertThat(sheet.strokes()).anySatisfy(s -> {
                    assertThat(s.across()).isTrue();
                    assertThat(s.x1()).isCloseTo(28, CLOSE);
                    assertThat(s.x2()).isCloseTo(184, CLOSE);
                    assertThat(s.y1()).isEqualTo(top);
                });
            });
        }
    }

    @Nested
    class the_signature {
        @ParameterizedTest
        @EnumSource
        void with_seal_has_the_date_4_characters_from_the_right_and_the_name_centred_above(Form form) {
            Sheet sheet = form.read("classified").sheets().get(2);
            Line date = sheet.line("2026年11月5日");
            Line name = sheet.line("示范市人民政府办公室");
            assertThat(date.right()).isCloseTo(184 - 4 * CELL, MM);
            assertThat(name.middle()).isCloseTo(date.middle(), MM);
            assertThat(date.top() - name.top()).isCloseTo(LINE, CLOSE);
            Line note = sheet.line("（此件公开发布）");
            assertThat(note.top() - date.top()).isCloseTo(LINE, CLOSE);
            assertThat(note.left()).isCloseTo(28 + 2 * CELL, MM);
        }

        @ParameterizedTest
        @EnumSource
        void without_seal_has_the_name_2_characters_from_the_right_and_the_date_2_further_in(Form form) {
            Sheet sheet = form.read("request").sheets().get(1);
            Line name = sheet.line("示范市应急管理局");
            Line date = sheet.line("2026年11月5日");
            assertThat(name.right()).isCloseTo(184 - 2 * CELL, MM);
            assertThat(date.left() - name.left()).isCloseTo(2 * CELL, MM);
            assertThat(name.top() - sheet.line("妥否，请批示。").top()).isCloseTo(2 * LINE, CLOSE);
            assertThat(date.top() - name.top()).isCloseTo(LINE, CLOSE);
        }

        @ParameterizedTest
        @EnumSource
        void without_seal_moves_a_name_that_is_shorter_than_the_date(Form form) {
            Samples.Draft draft = Samples.request();
            draft.issuers = List.of("市财政局");
            Sheet sheet = form.read("short name", draft).sheets().get(1);
            Line name = sheet.line("市财政局");
            Line date = sheet.line("2026年11月5日");
            assertThat(date.right()).isCloseTo(184 - 2 * CELL, MM);
            assertThat(date.left() - name.left()).isCloseTo(2 * CELL, MM);
        }

        @ParameterizedTest
        @EnumSource
        void joint_without_seal_lists_the_names_below_one_another(Form form) {
            Sheet sheet = form.read("joint-unsealed").sheets().getLast();
            Line first = sheet.line("示范市发展和改革委员会");
            Line second = sheet.line("示范市财政局");
            Line date = sheet.line("2026年11月5日");
            assertThat(second.top() - first.top()).isCloseTo(LINE, CLOSE);
            assertThat(date.top() - second.top()).isCloseTo(LINE, CLOSE);
            assertThat(first.right()).isCloseTo(184 - 2 * CELL, MM);
        }

        @ParameterizedTest
        @EnumSource
        void joint_with_seals_has_the_date_under_the_last_name(Form form) {
            Sheet sheet = form.read("joint-sealed").sheets().getLast();
            Line last = sheet.part("示范市教育局");
            Line date = sheet.line("2026年11月5日");
            assertThat(last.middle()).isCloseTo(date.middle(), MM);
            assertThat(date.top() - last.top()).isCloseTo(LINE, CLOSE);
        }
    }

    @Nested
    class the_imprint {
        @ParameterizedTest
        @EnumSource
        void stands_between_rules_at_the_foot_of_an_even_page(Form form) {
            Printed printed = form.read("notice");
            assertThat(printed.sheets()).hasSize(2);
            Sheet sheet = printed.sheets().get(1);
            List<Stroke> rules = sheet.strokes();
            assertThat(rules).hasSize(3).allSatisfy(rule -> {
                assertThat(rule.x1()).isCloseTo(28, CLOSE);
                assertThat(rule.x2()).isCloseTo(184, CLOSE);
            });
            assertThat(rules).extracting(Stroke::thickness).satisfies(thickness -> {
                assertThat(thickness.get(0)).isCloseTo(0.35, within(0.01));
                assertThat(thickness.get(1)).isCloseTo(0.25, within(0.01));
                assertThat(thickness.get(2)).isCloseTo(0.35, within(0.01));
            });
            assertThat(rules.get(0).y1()).isCloseTo(262, MM);
            Line copies = sheet.line("抄送：");
            assertThat(copies.size()).isCloseTo(14, within(0.01));
            assertThat(copies.left()).isCloseTo(28 + EM_4, MM);
            Line more = sheet.line("监委办公室");
            assertThat(more.text()).endsWith("。");
            assertThat(more.left()).isCloseTo(sheet.part("市委办公室").left(), MM);
            assertThat(sheet.line("示范市人民政府办公室2026年11月6日印发").left()).isCloseTo(28 + EM_4, MM);
            assertThat(sheet.part("2026年11月6日印发").right()).isCloseTo(184 - EM_4, MM);
        }

        @ParameterizedTest
        @EnumSource
        void stands_alone_on_an_unnumbered_page_behind_an_odd_one(Form form) {
            Samples.Draft draft = Samples.notice();
            draft.body = Samples.paragraphs("特此通知。");
            draft.sealed = false;
            Printed printed = form.read("one page", draft);
            assertThat(printed.sheets()).hasSize(2);
            assertThat(printed.sheets().get(0).has("—")).isTrue();
            assertThat(printed.sheets().get(1).has("—")).isFalse();
            assertThat(printed.sheets().get(1).has("抄送")).isTrue();
        }

        @ParameterizedTest
        @EnumSource
        void goes_behind_a_blank_page_when_an_even_page_has_no_room(Form form) {
            Samples.Draft draft = Samples.notice();
            // The second page ends with its last line.
            draft.body = Samples.paragraphs("经".repeat(28 * 30 - 2 - 28 * 4));
            draft.sealed = false;
            Printed printed = form.read("no room", draft);
            assertThat(printed.sheets()).hasSize(4);
            assertThat(printed.sheets().get(1).has("2026年11月5日")).isTrue();
            assertThat(printed.sheets().get(2).glyphs()).isEmpty();
            assertThat(printed.sheets().get(3).has("抄送")).isTrue();
            assertThat(printed.sheets().get(3).has("—")).isFalse();
        }

        @ParameterizedTest
        @EnumSource
        void takes_the_addressees_when_the_first_page_would_have_no_text(Form form) {
            Samples.Draft draft = Samples.notice();
            draft.addressees = java.util.Collections.nCopies(40, "示范市农业农村局");
            List<Sheet> sheets = form.read("many addressees", draft).sheets();
            assertThat(sheets.getFirst().has("为进一步加强")).isTrue();
            Sheet last = sheets.getLast();
            assertThat(last.line("主送：").top()).isLessThan(last.line("抄送：").top());
            assertThat(last.strokes()).hasSize(3);
        }

        @ParameterizedTest
        @EnumSource
        void without_copies_has_two_rules(Form form) {
            Samples.Draft draft = Samples.notice();
            draft.imprint = draft.imprint.map(i ->
                    new org.wenshu.document.elements.OfficialDocument.Imprint(List.of(), i.printedBy(), i.printedOn()));
            assertThat(form.read("no copies", draft).sheets().get(1).strokes()).hasSize(2);
        }
    }

    @Nested
    class a_letter {
        @ParameterizedTest
        @EnumSource
        void has_its_head_30_mm_from_the_pages_edge_and_double_rules_170_mm_long(Form form) {
            Sheet sheet = form.read("letter").sheets().getFirst();
            Line head = sheet.line("示范市人民政府办公室");
            assertThat(head.top()).isCloseTo(30, within(0.9));
            assertThat(head.middle()).isCloseTo(105 + 1, MM);
            assertThat(head.first().red()).isTrue();
            List<Stroke> rules = sheet.strokes();
            assertThat(rules).hasSize(4).allSatisfy(rule -> {
                assertThat(rule.red()).isTrue();
                assertThat(rule.x2() - rule.x1()).isCloseTo(170, CLOSE);
                assertThat(rule.x1()).isCloseTo(20, CLOSE);
            });
            List<Stroke> sorted = rules.stream()
                    .sorted(java.util.Comparator.comparingDouble(Stroke::y1))
                    .toList();
            // Thick over thin, 4 mm below the head.
            assertThat(sorted.get(0).thickness()).isGreaterThan(sorted.get(1).thickness());
            assertThat(sorted.get(0).y1() - sorted.get(0).thickness() / 2 - head.bottom())
                    .isCloseTo(4, MM);
            // Thin over thick, 20 mm from the lower edge.
            assertThat(sorted.get(2).thickness()).isLessThan(sorted.get(3).thickness());
            assertThat(sorted.get(3).y1() + sorted.get(3).thickness() / 2).isCloseTo(297 - 20, MM);
        }

        @ParameterizedTest
        @EnumSource
        void has_number_and_urgency_seven_eighths_of_a_character_below_the_rules(Form form) {
            Sheet sheet = form.read("letter").sheets().getFirst();
            Line number = sheet.part("示政办函〔2026〕21号");
            Line urgency = sheet.part("加急");
            double rules = sheet.strokes().stream()
                    .filter(s -> s.y1() < 100)
                    .mapToDouble(s -> s.y1() + s.thickness() / 2)
                    .max()
                    .orElseThrow();
            assertThat(number.right()).isCloseTo(184, MM);
            assertThat(urgency.left()).isCloseTo(28, MM);
            assertThat(urgency.font()).contains("Sans");
            assertThat(number.top() - rules).isCloseTo(EM_3 * 7 / 8, MM);
            assertThat(urgency.top() - rules).isCloseTo(EM_3 * 7 / 8, MM);
            Line title = sheet.lines().stream()
                    .filter(l -> Math.abs(l.size() - 22) < 0.01)
                    .findFirst()
                    .orElseThrow();
            assertThat((title.top() + title.bottom() - number.top() - number.bottom()) / 2)
                    .isCloseTo(3 * LINE, MM);
        }

        @ParameterizedTest
        @EnumSource
        void numbers_no_first_page_and_prints_copies_without_rules(Form form) {
            List<Sheet> sheets = form.read("letter").sheets();
            assertThat(sheets.getFirst().has("—")).isFalse();
            assertThat(sheets.get(1).line("—").text()).contains("2");
            assertThat(sheets.get(1).strokes()).isEmpty();
            assertThat(sheets.get(1).has("印发")).isFalse();
            assertThat(sheets.get(1).lines().stream()
                            .filter(l ->
                                    Math.abs(l.size() - 14) < 0.01 && !l.text().startsWith("—"))
                            .mapToDouble(Line::bottom)
                            .max()
                            .orElseThrow())
                    .isCloseTo(262, MM);
        }
    }

    @Nested
    class minutes {
        @ParameterizedTest
        @EnumSource
        void have_their_head_35_mm_below_and_who_was_there_at_the_end(Form form) {
            List<Sheet> sheets = form.read("minutes").sheets();
            Line head = sheets.getFirst().line("示范市人民政府常务会议纪要");
            assertThat(head.top()).isCloseTo(72, within(0.9));
            Line present = sheets.get(1).line("出席：");
            assertThat(present.left()).isCloseTo(28 + 2 * CELL, MM);
            assertThat(present.font()).contains("Sans");
            assertThat(present.glyphs().get(3).font()).contains("Serif");
            Line second = sheets.get(1).lines().get(1);
            assertThat(second.left()).isCloseTo(present.glyphs().get(3).x(), MM);
            assertThat(sheets.get(1).line("请假：").left()).isCloseTo(28 + 2 * CELL, MM);
        }
    }

    @Nested
    class an_order {
        @ParameterizedTest
        @EnumSource
        void has_its_head_20_mm_below_and_its_number_two_lines_below_that(Form form) {
            Sheet sheet = form.read("order").sheets().getFirst();
            Line head = sheet.line("示范市人民政府令");
            Line number = sheet.line("第12号");
            assertThat(head.top()).isCloseTo(37 + 20, within(0.9));
            assertThat(number.top() - head.bottom()).isCloseTo(2 * LINE, MM);
            assertThat(number.middle()).isCloseTo(106, MM);
            assertThat(sheet.line("《示范市城市管理办法》").top() - number.top()).isCloseTo(3 * LINE, CLOSE);
            assertThat(sheet.line("2026年11月5日").right()).isCloseTo(184 - 4 * CELL, MM);
            assertThat(sheet.strokes()).isEmpty();
        }
    }

    /** On paper it is the ink that is measured. */
    @ParameterizedTest
    @CsvSource({"notice, 72", "joint-sealed, 72", "minutes, 72", "order, 57", "letter, 30"})
    void the_heads_printed_upper_edge_is_where_the_standard_wants_it(String sample, double millimetres)
            throws IOException {
        byte[] file = Samples.pdf(Samples.all().get(sample).laidOut());
        try (var document = Loader.loadPDF(file)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int first = -1;
            for (int y = 0; y < page.getHeight() && first < 0; y++) {
                for (int x = 0; x < page.getWidth(); x++) {
                    int rgb = page.getRGB(x, y);
                    if ((rgb >> 16 & 0xFF) > 150 && (rgb & 0xFF) < 120) {
                        first = y;
                    }
                }
            }
            assertThat(first * 25.4 / 150).isCloseTo(millimetres, within(0.4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_red_but_head_and_rules(Form form) {
        Sheet sheet = form.read("classified").sheets().get(1);
        assertThat(sheet.glyphs()).noneMatch(Printed.Glyph::red);
        assertThat(Optional.of(sheet.strokes())).hasValue(List.of());
    }
}
