package org.wenshu.document.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenshu.document.layout.FontRole;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.layout.Item;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.layout.Page;
import org.wenshu.document.layout.Printed;
import org.wenshu.document.layout.Printed.Glyph;
import org.wenshu.document.layout.Printed.Line;
import org.wenshu.document.layout.Printed.Sheet;
import org.wenshu.document.layout.Printed.Stroke;

/** The office's own papers as read back from the finished files. */
@Tag("D19")
class SheetsTest {
    private static final Map<String, LaidOut> SAMPLES = SampleSheets.all();
    private static final Map<String, Printed> READ = new ConcurrentHashMap<>();

    enum Form {
        PDF,
        OFD;

        Printed read(String name) {
            return READ.computeIfAbsent(name + this, n -> {
                try {
                    LaidOut laidOut = SAMPLES.get(name);
                    return this == PDF
                            ? Printed.pdf(SampleSheets.pdf(laidOut))
                            : Printed.ofd(SampleSheets.ofd(laidOut));
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
            });
        }
    }

    /** Lines of one cell may stand on the baseline of another's: the glyphs between two rules are one cell's. */
    private static String inColumn(Sheet sheet, double from, double to) {
        var text = new StringBuilder();
        sheet.lines()
                .forEach(line -> line.glyphs().stream()
                        .filter(g -> g.x() >= from && g.x() < to)
                        .forEach(g -> text.append(g.text())));
        return text.toString();
    }

    /** Where it ends: a mark at a line's end may have given up its blank half. */
    private static double ink(Glyph glyph) {
        return "，。、；：？！）》〉】〕”’".contains(glyph.text()) ? (glyph.x() + glyph.right()) / 2 : glyph.right();
    }

    @Nested
    class every_sheet {
        @ParameterizedTest
        @EnumSource
        void keeps_its_text_between_its_rules_and_on_the_page(Form form) {
            for (String name : SAMPLES.keySet()) {
                for (Sheet sheet : form.read(name).sheets()) {
                    List<Double> columns = sheet.strokes().stream()
                            .filter(s -> !s.across())
                            .map(Stroke::x1)
                            .distinct()
                            .toList();
                    double left = columns.stream().min(Double::compare).orElseThrow();
                    double right = columns.stream().max(Double::compare).orElseThrow();
                    for (Glyph glyph : sheet.glyphs()) {
                        assertThat(glyph.x()).as(name + " " + glyph).isGreaterThanOrEqualTo(left);
                        assertThat(ink(glyph)).as(name + " " + glyph).isLessThanOrEqualTo(right);
                        assertThat(sheet.strokes())
                                .as(name + " " + glyph)
                                .noneMatch(s -> !s.across()
                                        && s.y1() < glyph.baseline()
                                        && s.y2() > glyph.baseline()
                                        && s.x1() > glyph.x() + 0.2
                                        && s.x1() < ink(glyph) - 0.2);
                        double top = glyph.baseline() - 0.88 * glyph.size() * 25.4 / 72;
                        double bottom = top + glyph.size() * 25.4 / 72;
                        assertThat(sheet.strokes())
                                .as(name + " " + glyph)
                                .noneMatch(s -> s.across()
                                        && s.y1() > top
                                        && s.y1() < bottom
                                        && s.x1() <= glyph.x()
                                        && s.x2() >= glyph.right());
                    }
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void prints_no_character_over_another(Form form) {
            for (String name : SAMPLES.keySet()) {
                for (Sheet sheet : form.read(name).sheets()) {
                    List<Glyph> glyphs = sheet.glyphs();
                    for (int i = 0; i < glyphs.size(); i++) {
                        Glyph one = glyphs.get(i);
                        for (int k = i + 1; k < glyphs.size(); k++) {
                            Glyph other = glyphs.get(k);
                            double apart = Math.abs(one.baseline() - other.baseline());
                            double size = Math.min(one.size(), other.size()) * 25.4 / 72;
                            // Narrowed marks lend half of their room to a neighbour.
                            boolean over = apart < 0.9 * size && Math.abs(one.x() - other.x()) < 0.3 * size;
                            assertThat(over
                                            && !one.text().isBlank()
                                            && !other.text().isBlank())
                                    .as(name + ": " + one + " over " + other)
                                    .isFalse();
                        }
                    }
                }
            }
        }

        @ParameterizedTest
        @EnumSource
        void is_bound_where_the_document_is_and_closed_all_around(Form form) {
            for (String name : List.of("sign-off", "handling", "handling-long")) {
                for (Sheet sheet : form.read(name).sheets()) {
                    double top = sheet.strokes().stream()
                            .mapToDouble(Stroke::y1)
                            .min()
                            .orElseThrow();
                    double bottom = sheet.strokes().stream()
                            .mapToDouble(Stroke::y2)
                            .max()
                            .orElseThrow();
                    assertThat(bottom).isLessThanOrEqualTo(275.01);
                    for (double y : List.of(top, bottom)) {
                        assertThat(sheet.strokes())
                                .anyMatch(s -> s.across()
                                        && Math.abs(s.y1() - y) < 0.01
                                        && Math.abs(s.x1() - 28) < 0.05
                                        && Math.abs(s.x2() - 184) < 0.05);
                    }
                }
            }
        }

        @Test
        void shows_the_same_at_the_same_places_in_both_forms() {
            for (String name : SAMPLES.keySet()) {
                List<Sheet> pdf = Form.PDF.read(name).sheets();
                List<Sheet> ofd = Form.OFD.read(name).sheets();
                assertThat(ofd).hasSameSizeAs(pdf);
                for (int page = 0; page < pdf.size(); page++) {
                    List<Glyph> one = pdf.get(page).glyphs();
                    List<Glyph> other = ofd.get(page).glyphs();
                    assertThat(other).hasSameSizeAs(one);
                    for (int i = 0; i < one.size(); i++) {
                        assertThat(other.get(i).text()).isEqualTo(one.get(i).text());
                        assertThat(other.get(i).x()).isCloseTo(one.get(i).x(), within(0.05));
                        assertThat(other.get(i).baseline()).isCloseTo(one.get(i).baseline(), within(0.01));
                    }
                }
            }
        }
    }

    @Nested
    class a_sign_off_sheet {
        @ParameterizedTest
        @EnumSource
        void has_its_labels_in_hei_and_what_is_filled_in_in_fangsong(Form form) {
            Printed printed = form.read("sign-off");
            Sheet sheet = printed.sheets().getFirst();
            assertThat(sheet.line("示范市人民政府办公室发文稿纸").middle()).isCloseTo(28 + 78, within(0.3));
            for (String label : List.of("发文字号", "紧急程度", "签发", "会签", "终审", "复审", "初审", "标题", "主送", "抄送")) {
                assertThat(sheet.part(label).font()).as(label).contains("Sans");
                assertThat(sheet.part(label).size()).isCloseTo(14, within(0.01));
            }
            for (String value : List.of("示政办发〔2026〕15号", "机密★1年", "特急", "30份", "同意印发。")) {
                assertThat(sheet.part(value).font()).as(value).contains("Serif");
            }
        }

        @ParameterizedTest
        @EnumSource
        void has_the_signature_with_its_date_at_the_right_below_what_was_said(Form form) {
            Sheet sheet = form.read("sign-off").sheets().getFirst();
            Line said = sheet.part("同意印发。");
            Line signed = sheet.part("陈副市长 代 李市长2026年11月7日 09:30");
            assertThat(signed.top()).isGreaterThan(said.bottom());
            assertThat(signed.right()).isCloseTo(184 - 2, within(0.3));
            assertThat(said.left()).isCloseTo(28 + 29 + 2, within(0.3));
        }

        @Test
        void without_numbers_names_and_opinions_has_room_for_those_who_write_by_hand() {
            var blank = new SignOffSheet(
                    "示范市人民政府办公室",
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    "",
                    "",
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    List.of());
            Page page = Sheets.layOut(blank, Fonts.builtIn()).pages().getFirst();
            List<Double> rules = page.rules().stream()
                    .filter(r -> r.y1() == r.y2())
                    .map(Item.Rule::y1)
                    .sorted()
                    .toList();
            // 签发, 复审, 初审
            assertThat(rules.get(3) - rules.get(2)).isGreaterThan(20);
            assertThat(rules.get(5) - rules.get(4)).isGreaterThan(20);
        }
    }

    @Nested
    class a_handling_sheet {
        @ParameterizedTest
        @EnumSource
        void says_everything_that_was_registered_and_written(Form form) {
            Sheet sheet = form.read("handling").sheets().getFirst();
            String values = inColumn(sheet, 28 + 29, 184);
            assertThat(values)
                    .contains("收〔2026〕128号", "2026年11月5日 09:30", "2份，16页", "主办：规划科", "协办：财务科、综合科", "无意见", "按要求办结")
                    .contains("陈副局长 代 李局长");
        }

        @ParameterizedTest
        @EnumSource
        void of_one_page_has_no_page_number(Form form) {
            assertThat(form.read("handling").sheets()).hasSize(1);
            assertThat(form.read("handling").sheets().getFirst().has("共1页")).isFalse();
        }

        @ParameterizedTest
        @EnumSource
        void goes_on_on_the_next_page_with_the_rows_label_said_again(Form form) {
            List<Sheet> sheets = form.read("handling-long").sheets();
            assertThat(sheets).hasSizeGreaterThan(1);
            assertThat(sheets.getFirst().line("第1页").text()).isEqualTo("第1页共" + sheets.size() + "页");
            for (Sheet sheet : sheets.subList(1, sheets.size())) {
                double top =
                        sheet.strokes().stream().mapToDouble(Stroke::y1).min().orElseThrow();
                double bottom = sheet.strokes().stream()
                        .filter(Stroke::across)
                        .mapToDouble(Stroke::y1)
                        .filter(y -> y > top + 1)
                        .min()
                        .orElseThrow();
                assertThat(sheet.lines())
                        .anyMatch(line -> line.top() > top
                                && line.bottom() < bottom
                                && line.first().x() < 57
                                && line.font().contains("Sans"));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20})
        void leaves_no_signature_and_no_word_behind_at_whatever_length(int times) {
            HandlingSheet sheet = SampleSheets.handling(times);
            List<Page> pages = Sheets.layOut(sheet, Fonts.builtIn()).pages();
            var all = new StringBuilder();
            for (Page page : pages) {
                var values = new ArrayList<Item.Text>();
                for (Item.Text text : page.texts()) {
                    assertThat(text.bottom()).isLessThan(297 - 12);
                    if (text.left() >= 57 && text.role() == FontRole.FANGSONG) {
                        values.add(text);
                    }
                }
                values.forEach(v -> all.append(v.text()));
                if (page != pages.getFirst()) {
                    assertThat(values.getFirst().text()).doesNotContain("陈副局长", "王科长");
                }
            }
            assertThat(all.toString().replace(" ", "").split("具体措施", -1)).hasSize(2 * times);
        }

        @Test
        void prints_a_character_that_no_font_has_as_a_geta_mark() {
            HandlingSheet sheet = SampleSheets.handling();
            var other = new HandlingSheet(
                    sheet.organ(),
                    sheet.number(),
                    sheet.receivedAt(),
                    "王\uD840\uDC0B公司",
                    sheet.senderNumber(),
                    sheet.secrecy(),
                    sheet.urgency(),
                    sheet.copies(),
                    sheet.pages(),
                    sheet.title(),
                    sheet.leadSection(),
                    sheet.coHandlers(),
                    sheet.due(),
                    sheet.opinions());
            String printed = Sheets.layOut(other, Fonts.builtIn()).pages().stream()
                    .flatMap(page -> page.items().stream())
                    .filter(Item.Text.class::isInstance)
                    .map(item -> ((Item.Text) item).text())
                    .collect(Collectors.joining());
            assertThat(printed).contains("王〓公司");
        }
    }

    @Nested
    class a_register {
        @ParameterizedTest
        @EnumSource
        void lies_across_with_its_columns_head_and_page_number_on_each_page(Form form) {
            Map<String, List<String>> columns = Map.of(
                    "incoming-register",
                    List.of("收文号", "来文单位", "来文字号", "标题", "密级", "拟办意见", "领导批示", "办理结果", "归档号", "备注"),
                    "outgoing-register",
                    List.of("发文字号", "标题", "密级", "主送", "抄送", "拟稿人", "签发人", "归档号", "备注"));
            columns.forEach((name, labels) -> {
                Printed printed = form.read(name);
                assertThat(printed.width()).isCloseTo(297, within(0.01));
                assertThat(printed.height()).isCloseTo(210, within(0.01));
                int count = printed.sheets().size();
                assertThat(count).isGreaterThan(1);
                for (int page = 1; page <= count; page++) {
                    Sheet sheet = printed.sheets().get(page - 1);
                    assertThat(sheet.line("第" + page + "页").text()).isEqualTo("第" + page + "页共" + count + "页");
                    double left = 0;
                    for (String label : labels) {
                        Line head = sheet.part(label);
                        assertThat(head.font()).contains("Sans");
                        assertThat(head.left()).isGreaterThan(left);
                        left = head.left();
                    }
                }
            });
        }

        @ParameterizedTest
        @EnumSource
        void keeps_every_entry_in_one_piece(Form form) {
            List<Sheet> sheets = form.read("incoming-register").sheets();
            for (int i = 1; i <= 40; i++) {
                String number = "收〔2026〕" + i + "号";
                String archived = "D30-BGS-%04d".formatted(i);
                assertThat(sheets)
                        .filteredOn(s -> s.has(archived))
                        .singleElement()
                        .satisfies(sheet -> {
                            String column = inColumn(sheet, 12, 12 + 26);
                            assertThat(column).contains(number);
                        });
            }
        }

        @Test
        void without_entries_is_a_page_with_a_head() {
            LaidOut laidOut = Sheets.layOut(new IncomingRegister("示范市人民政府办公室", "2026年", List.of()), Fonts.builtIn());
            assertThat(laidOut.pages()).hasSize(1);
        }
    }
}
