package org.wenshu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("O5")
class PublishedNoticesTest {

    private final List<Notice> notices = Notices.published();

    @Test
    void every_year_from_2007_to_2026_is_there() {
        assertThat(notices)
                .extracting(Notice::year)
                .containsExactlyElementsOf(IntStream.rangeClosed(AnnouncedDays.FIRST, AnnouncedDays.LAST)
                        .boxed()
                        .toList());
    }

    @Test
    void each_says_exactly_what_the_original_data_says() {
        for (Notice notice : notices) {
            assertThat(notice.days().stream()
                            .map(day -> new AnnouncedDays.Day(day.name(), day.date(), !day.working()))
                            .toList())
                    .as("days of %s", notice.year())
                    .isNotEmpty()
                    .isEqualTo(AnnouncedDays.days(notice.year()));
            assertThat(notice.papers().stream()
                            .map(paper -> paper.url().toString())
                            .toList())
                    .as("papers of %s", notice.year())
                    .isEqualTo(AnnouncedDays.papers(notice.year()));
        }
    }

    @Test
    void no_day_of_the_original_data_escaped_the_comparison() {
        for (int year = AnnouncedDays.FIRST; year <= AnnouncedDays.LAST; year++) {
            assertThat(AnnouncedDays.days(year))
                    .hasSize(AnnouncedDays.json(year).split("\"date\"", -1).length - 1);
        }
    }

    @Test
    void the_document_numbers_are_carried() {
        assertThat(notices.getLast().number()).contains("国办发明电〔2025〕7号");
        assertThat(notices.get(notices.size() - 2).number()).contains("国办发明电〔2024〕12号");
        assertThat(notices.getLast().citation())
                .isEqualTo("2026年节假日安排：国办发明电〔2025〕7号（https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm）");
    }

    @Test
    void a_number_not_known_for_sure_is_not_invented() {
        Notice first = notices.getFirst();
        assertThat(first.number()).isEmpty();
        assertThat(first.citation())
                .isEqualTo("2007年节假日安排：http://www.gov.cn/zhengce/zhengceku/2008-03/28/content_1761.htm");
    }

    @Test
    void a_notice_amended_within_the_year_cites_both_papers() {
        assertThat(notices.get(2020 - AnnouncedDays.FIRST).citation()).contains("国办发明电〔2019〕16号", "国办发明电〔2020〕1号");
    }

    @Test
    void the_licence_of_the_data_is_shipped_with_it() throws Exception {
        try (var licence = Notices.class.getResourceAsStream("/holidays/LICENSE-holiday-cn.txt")) {
            assertThat(new String(licence.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("MIT License", "Copyright (c) 2019 NateScarlet");
        }
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> Notices.parse("year 2027\npaper - https://www.gov.cn/x\noff 2027-02-30 春节"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("off 2027-02-30 春节");
        assertThatThrownBy(() -> Notices.parse("year 2027\noff")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> Notices.parse("free 2027-01-01 元旦")).hasMessageContaining("line 1");
    }

    @Test
    void a_notice_without_year_paper_or_days_or_with_a_day_twice_is_refused() {
        assertThatThrownBy(() -> Notices.parse("paper - https://www.gov.cn/x\noff 2027-01-01 元旦"))
                .hasMessageContaining("year");
        assertThatThrownBy(() -> Notices.parse("year 2027\noff 2027-01-01 元旦")).hasMessageContaining("papers");
        assertThatThrownBy(() -> Notices.parse("year 2027\npaper - https://www.gov.cn/x"))
                .hasMessageContaining("days");
        assertThatThrownBy(() ->
                        Notices.parse("year 2027\npaper - https://www.gov.cn/x\noff 2027-01-01 元旦\nwork 2027-01-01 元旦"))
                .hasMessageContaining("2027-01-01");
        assertThatThrownBy(() -> Notices.parse("year 2027\npaper - https://www.gov.cn/x\noff 2025-12-31 元旦"))
                .hasMessageContaining("2025-12-31");
    }
}
