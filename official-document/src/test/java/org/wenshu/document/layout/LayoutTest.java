package org.wenshu.document.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

@Tag("D19")
class LayoutTest {
    private static List<String> lines(Page page) {
        return page.texts().stream().map(Item.Text::text).toList();
    }

    @Nested
    class the_signature {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
        void never_stands_on_a_page_without_text(int lines) {
            for (boolean sealed : new boolean[] {true, false}) {
                Samples.Draft draft = Samples.notice();
                draft.body = Samples.paragraphs("经".repeat(26 + 28 * lines));
                draft.sealed = sealed;
                draft.note = java.util.Optional.of("此件公开发布");
                List<Page> pages = draft.laidOut().pages();
                Page signed = pages.stream()
                        .filter(p -> lines(p).contains("2026年11月5日"))
                        .findFirst()
                        .orElseThrow();
                assertThat(lines(signed)).contains("（此件公开发布）");
                assertThat(signed.texts())
                        .anySatisfy(text -> assertThat(text.text()).startsWith("经"));
                Item.Text date = signed.texts().stream()
                        .filter(t -> t.text().equals("2026年11月5日"))
                        .findFirst()
                        .orElseThrow();
                assertThat(date.bottom()).isLessThan(Measure.BOTTOM + 0.01);
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void of_many_organs_goes_on_on_the_next_page(boolean sealed) {
            Samples.Draft draft = Samples.notice();
            draft.issuers =
                    IntStream.range(0, 30).mapToObj(i -> "示范市第" + (i + 1) + "局").toList();
            draft.sealed = sealed;
            List<Page> pages = draft.laidOut().pages();
            for (String organ : draft.issuers) {
                assertThat(pages).anySatisfy(page -> assertThat(lines(page)).contains(organ));
            }
            for (Page page : pages) {
                List<Item.SealPlace> seals = page.sealPlaces();
                for (Item.SealPlace one : seals) {
                    assertThat(seals)
                            .noneMatch(other -> other != one
                                    && Math.hypot(one.centreX() - other.centreX(), one.centreY() - other.centreY())
                                            < SignatureSetting.SEAL);
                }
            }
            for (Page page : pages) {
                assertThat(page.texts())
                        .filteredOn(t -> t.role() != FontRole.SONG)
                        .allSatisfy(text -> assertThat(text.bottom()).isLessThan(Measure.BOTTOM + 0.1));
            }
        }

        @Test
        void takes_a_tables_last_row_along_with_its_head() {
            Samples.Draft draft = Samples.notice();
            for (int rows = 1; rows < 22; rows++) {
                draft.body = new Text(List.of(Samples.paragraphs("如下：").blocks().getFirst(), Samples.table(rows)));
                List<Page> pages = draft.laidOut().pages();
                Page signed = pages.stream()
                        .filter(p -> lines(p).contains("2026年11月5日"))
                        .findFirst()
                        .orElseThrow();
                assertThat(lines(signed)).contains("合计");
            }
        }
    }

    @Nested
    class a_heading {
        /** The last line of text on each page but the last one. */
        private List<Item.Text> lastLines(List<Page> pages) {
            return pages.subList(0, pages.size() - 1).stream()
                    .map(page -> page.texts().stream()
                            .filter(t -> t.role() != FontRole.SONG)
                            .max(java.util.Comparator.comparingDouble(Item.Text::baseline))
                            .orElseThrow())
                    .toList();
        }

        @Test
        void never_ends_a_page() {
            for (int lines = 0; lines < 24; lines++) {
                Samples.Draft draft = Samples.notice();
                draft.body = new Text(List.of(
                        new Block.Paragraph("经".repeat(26 + 28 * lines)),
                        Samples.heading(1, "提高思想认识"),
                        Samples.heading(2, "坚持问题导向，突出重点领域，进一步压实属地管理责任和部门监管责任以及企业主体责任"),
                        Samples.heading(3, "建筑施工领域"),
                        new Block.Paragraph(Samples.sentence()),
                        Samples.heading(1, "全面排查隐患"),
                        Samples.table(3)));
                List<Page> pages = draft.laidOut().pages();
                List<Page> written = pages.stream()
                        .filter(p -> p.texts().stream().anyMatch(t -> t.role() == FontRole.FANGSONG && t.size() > 15))
                        .toList();
                assertThat(lastLines(written))
                        .as(lines + " lines")
                        .noneSatisfy(text ->
                                assertThat(text.text()).matches("一、.*|（一）.*|任以及.*|.*主体责任|1[.]建筑.*|二、.*|隐患整改情况表"));
                assertThat(pages.stream().flatMap(p -> lines(p).stream()))
                        .containsOnlyOnce("一、提高思想认识", "1.建筑施工领域", "二、全面排查隐患", "隐患整改情况表");
            }
        }

        @Test
        void with_nothing_below_it_may() {
            Samples.Draft draft = Samples.notice();
            var blocks = new java.util.ArrayList<Block>();
            for (int i = 0; i < 60; i++) {
                blocks.add(Samples.heading(3, "任务"));
            }
            draft.body = new Text(blocks);
            List<Page> pages = draft.laidOut().pages();
            assertThat(lines(pages.getFirst())).contains("8.任务");
        }
    }

    @Test
    void a_signature_takes_the_texts_last_line_along_not_only_the_note_on_attachments() {
        for (int lines = 0; lines < 22; lines++) {
            Samples.Draft draft = Samples.notice();
            draft.body = Samples.paragraphs("经".repeat(26 + 28 * lines));
            draft.attachmentNames = List.of("甲", "乙", "丙");
            Page signed = draft.laidOut().pages().stream()
                    .filter(p -> lines(p).contains("2026年11月5日"))
                    .findFirst()
                    .orElseThrow();
            assertThat(lines(signed)).anyMatch(text -> text.startsWith("经")).contains("甲", "乙", "丙");
            Item.Text name = signed.texts().stream()
                    .filter(t -> t.text().equals("甲"))
                    .findFirst()
                    .orElseThrow();
            double text = signed.texts().stream()
                    .filter(t -> t.text().startsWith("经"))
                    .mapToDouble(Item.Text::baseline)
                    .max()
                    .orElseThrow();
            assertThat(name.baseline() - text).isCloseTo(2 * Measure.LINE, within(0.01));
        }
    }

    @Test
    void rows_of_the_same_content_do_not_repeat_a_tables_head() {
        Samples.Draft draft = Samples.notice();
        Block.Table table = Samples.table(1);
        Block.Row row = table.rows().get(1);
        draft.body = new Text(List.of(new Block.Table(
                table.caption(), table.widths(), List.of(table.rows().getFirst(), row, row, row))));
        assertThat(draft.laidOut().pages().stream().flatMap(p -> lines(p).stream()))
                .containsOnlyOnce("序号");
    }

    @Nested
    class a_seal {
        @Test
        void covers_name_and_date_which_stand_a_little_below_its_middle() {
            Page page = Samples.classified().laidOut().pages().get(2);
            Item.SealPlace seal = page.sealPlaces().getFirst();
            Item.Text date = find(page, "2026年11月5日");
            Item.Text name = find(page, "示范市人民政府办公室");
            assertThat(seal.whose()).isEqualTo("示范市人民政府办公室");
            assertThat(seal.centreX()).isCloseTo((date.left() + date.right()) / 2, within(0.1));
            double lowest = seal.centreY() + seal.height() / 2;
            assertThat(lowest).isGreaterThan(date.bottom());
            assertThat((name.top() + date.bottom()) / 2).isGreaterThan(seal.centreY());
        }

        @Test
        void has_its_upper_edge_within_a_line_of_the_text() {
            Page page = Samples.classified().laidOut().pages().get(2);
            Item.SealPlace seal = page.sealPlaces().getFirst();
            double text = find(page, "隐患整改情况表").bottom();
            double top = seal.centreY() - seal.height() / 2;
            assertThat(top - text).isBetween(0.0, Measure.LINE);
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 4, 5, 6, 7})
        void of_a_joint_document_neither_touches_another_nor_leaves_the_type_area(int organs) {
            List<Item.SealPlace> seals = Samples.joint(organs, true).laidOut().pages().stream()
                    .flatMap(p -> p.sealPlaces().stream())
                    .toList();
            assertThat(seals).hasSize(organs);
            for (int i = 0; i < organs; i++) {
                Item.SealPlace seal = seals.get(i);
                assertThat(seal.centreX() - seal.width() / 2).isGreaterThanOrEqualTo(Measure.LEFT);
                assertThat(seal.centreX() + seal.width() / 2).isLessThanOrEqualTo(Measure.RIGHT);
                assertThat(seals.stream().filter(other -> Math.abs(other.centreY() - seal.centreY()) < 0.01))
                        .hasSizeLessThanOrEqualTo(3);
                for (Item.SealPlace other : seals.subList(i + 1, organs)) {
                    double apart = Math.hypot(seal.centreX() - other.centreX(), seal.centreY() - other.centreY());
                    assertThat(apart).isGreaterThan(SignatureSetting.SEAL + 1);
                }
            }
        }

        private Item.Text find(Page page, String text) {
            return page.texts().stream()
                    .filter(t -> t.text().equals(text))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void headings_are_numbered_by_their_place_and_anew_below_each_higher_one() {
        Samples.Draft draft = Samples.notice();
        draft.body = new Text(List.of(
                Samples.heading(1, "甲"),
                Samples.heading(2, "乙"),
                Samples.heading(2, "丙"),
                Samples.heading(3, "丁"),
                Samples.heading(4, "戊"),
                Samples.heading(1, "己"),
                Samples.heading(2, "庚"),
                new Block.Heading(1, java.util.Optional.of("九、"), "辛")));
        List<String> lines =
                draft.laidOut().pages().stream().flatMap(p -> lines(p).stream()).toList();
        assertThat(lines).containsSubsequence("一、甲", "（一）乙", "（二）丙", "1.丁", "（1）戊", "二、己", "（一）庚", "九、辛");
        assertThat(BodySetting.number(1, 10)).isEqualTo("十、");
        assertThat(BodySetting.number(2, 12)).isEqualTo("（十二）");
        assertThat(BodySetting.number(1, 20)).isEqualTo("二十、");
        assertThat(BodySetting.number(1, 35)).isEqualTo("三十五、");
    }

    @Test
    void a_row_higher_than_a_page_goes_on_on_the_next() {
        Samples.Draft draft = Samples.notice();
        var cell = new Block.Cell(Samples.sentence().repeat(12), 1, Block.Alignment.LEFT);
        draft.body = new Text(List.of(new Block.Table(
                java.util.Optional.empty(), List.of(1, 1), List.of(new Block.Row(false, List.of(cell, cell))))));
        List<Page> pages = draft.laidOut().pages();
        assertThat(pages.size()).isGreaterThan(2);
        for (Page page : pages) {
            assertThat(page.texts())
                    .filteredOn(t -> !t.role().equals(FontRole.SONG))
                    .allSatisfy(text -> assertThat(text.bottom()).isLessThan(Measure.BOTTOM + 0.1));
        }
    }

    @Test
    void a_draft_without_number_date_and_imprint_is_laid_out_too() {
        Samples.Draft draft = Samples.notice();
        draft.number = java.util.Optional.empty();
        draft.date = java.util.Optional.empty();
        draft.imprint = java.util.Optional.empty();
        List<Page> pages = draft.laidOut().pages();
        assertThat(pages).extracting(Page::number).startsWith(OptionalInt.of(1));
    }

    @Test
    void what_nobody_sees_is_not_printed() {
        Samples.Draft draft = Samples.notice();
        draft.body = Samples.paragraphs("张\u200B三\uFEFF，\u00A0李\uFE0F四\t王五\u00AD。");
        assertThat(draft.laidOut().pages().stream().flatMap(p -> lines(p).stream()))
                .contains("张三， 李四 王五。");
    }

    @Test
    void a_character_that_no_font_has_is_named_with_its_place() {
        Samples.Draft draft = Samples.notice();
        draft.body = Samples.paragraphs("前言。", "联系人：王𠮷\uD840\uDC0B。");
        assertThatThrownBy(draft::laidOut)
                .isInstanceOf(CharacterMissing.class)
                .hasMessageContaining("仿宋")
                .hasMessageContaining("U+20BB7")
                .hasMessageContaining("body, block 2")
                .hasMessageContaining("联系人");
    }

    @Nested
    class fonts {
        @Test
        void of_the_organ_are_found_by_role_in_a_folder(@TempDir Path folder) throws IOException {
            Path own = Path.of("src/main/resources/org/wenshu/document/layout/fonts/WenshuKai-Regular.ttf");
            Files.copy(own, folder.resolve("kai.ttf"));
            Files.writeString(
                    folder.resolve("fonts.properties"),
                    "fangsong=kai.ttf, built-in\nkai=kai.ttf\nhei=built-in\nxiaobiaosong=built-in\nsong=built-in\n");
            Page page = Layout.of(Samples.notice().document(), Fonts.in(folder))
                    .pages()
                    .getFirst();
            assertThat(page.texts())
                    .filteredOn(t -> t.role() == FontRole.FANGSONG)
                    .allSatisfy(t -> assertThat(t.face().name()).isEqualTo("WenshuKai-Regular"));
        }

        @Test
        void that_are_missing_or_broken_are_named(@TempDir Path folder) throws IOException {
            assertThatThrownBy(() -> Fonts.in(folder))
                    .isInstanceOf(FontUnusable.class)
                    .hasMessageContaining("fonts.properties");
            Files.writeString(folder.resolve("fonts.properties"), "fangsong=no.ttf\n");
            assertThatThrownBy(() -> Fonts.in(folder))
                    .isInstanceOf(FontUnusable.class)
                    .hasMessageContaining("no.ttf");
            Files.writeString(folder.resolve("no.ttf"), "no font");
            assertThatThrownBy(() -> Fonts.in(folder))
                    .isInstanceOf(FontUnusable.class)
                    .hasMessageContaining("no.ttf");
            Files.writeString(folder.resolve("fonts.properties"), "fangsong=built-in\n");
            assertThatThrownBy(() -> Fonts.in(folder))
                    .isInstanceOf(FontUnusable.class)
                    .hasMessageContaining("楷体");
        }
    }

    @Nested
    class the_files {
        @Test
        void of_both_forms_show_the_same_at_the_same_places() throws IOException {
            for (Samples.Draft draft : List.of(Samples.classified(), Samples.request(), Samples.joint(3, true))) {
                LaidOut laidOut = draft.laidOut();
                Printed pdf = Printed.pdf(Samples.pdf(laidOut));
                Printed ofd = Printed.ofd(Samples.ofd(laidOut));
                assertThat(pdf.sheets()).hasSameSizeAs(laidOut.pages());
                assertThat(ofd.sheets()).hasSameSizeAs(laidOut.pages());
                for (int page = 0; page < pdf.sheets().size(); page++) {
                    List<Printed.Glyph> one = pdf.sheets().get(page).glyphs();
                    List<Printed.Glyph> other = ofd.sheets().get(page).glyphs();
                    assertThat(one).hasSameSizeAs(other);
                    for (int i = 0; i < one.size(); i++) {
                        assertThat(one.get(i).text()).isEqualTo(other.get(i).text());
                        assertThat(one.get(i).x()).isCloseTo(other.get(i).x(), within(0.05));
                        assertThat(one.get(i).baseline()).isCloseTo(other.get(i).baseline(), within(0.01));
                        assertThat(one.get(i).right()).isCloseTo(other.get(i).right(), within(0.05));
                        assertThat(one.get(i).size()).isCloseTo(other.get(i).size(), within(0.01));
                    }
                }
            }
        }

        @Test
        void embed_the_used_part_of_their_fonts_and_give_their_text_back() throws IOException {
            byte[] file = Samples.pdf(Samples.classified().laidOut());
            try (var document = Loader.loadPDF(file)) {
                for (PDPage page : document.getPages()) {
                    for (var name : page.getResources().getFontNames()) {
                        PDFont font = page.getResources().getFont(name);
                        assertThat(font.isEmbedded()).isTrue();
                        assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
                    }
                }
                String text = new PDFTextStripper().getText(document);
                assertThat(text).contains("机密★1年", "示政办发〔2026〕15号", "一、提高思想认识", "抄送：市委办公室");
                assertThat(document.getDocumentInformation().getTitle()).contains("安全生产");
            }
            assertThat(file.length).isLessThan(300_000);
            assertThat(Samples.ofd(Samples.classified().laidOut()).length).isLessThan(300_000);
        }

        @Test
        void of_the_same_content_are_the_same_byte_for_byte() throws IOException {
            assertThat(Samples.pdf(Samples.letter().laidOut()))
                    .isEqualTo(Samples.pdf(Samples.letter().laidOut()));
            assertThat(Samples.ofd(Samples.letter().laidOut()))
                    .isEqualTo(Samples.ofd(Samples.letter().laidOut()));
        }
    }
}
