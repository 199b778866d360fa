package org.wenshu.archive.arrangement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.office.model.SectionId;

@Tag("A2")
class ArchiveNumberTest {
    private static Arrangement arrangement(String fonds, String code) {
        return new Arrangement(fonds, Arrangement.PAPERS, 2026, RetentionPeriod.D30, new SectionId("s"), code);
    }

    @Test
    void reads_as_da_t_22_writes_it() {
        assertThat(arrangement("Z109", "BGS").number(1)).hasToString("Z109-WS·2026-D30-BGS-0001");
        assertThat(arrangement("Z109", "BGS").number(12345)).hasToString("Z109-WS·2026-D30-BGS-12345");
    }

    @Test
    void sorts_beyond_four_digits() {
        assertThat(arrangement("Z109", "BGS").number(9999).place())
                .isLessThan(arrangement("Z109", "BGS").number(10000).place());
    }

    @Test
    void a_fonds_number_has_four_characters_and_a_section_code_three_letters() {
        assertThatIllegalArgumentException().isThrownBy(() -> arrangement("Z1", "BGS"));
        assertThatIllegalArgumentException().isThrownBy(() -> arrangement("Z109", "B1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arrangement("Z109", "BGS").number(0));
    }

    @Test
    void files_stand_in_the_order_of_da_t_22_whatever_the_order_in_which_they_came() {
        var papers = List.of(
                paper("metadata.json", PaperRole.METADATA),
                paper("附件1", PaperRole.ATTACHMENT),
                paper("结果", PaperRole.RESULT),
                paper("定稿", PaperRole.named("FINAL_DRAFT")),
                paper("发文稿纸", PaperRole.named("SIGN_OFF_SHEET")),
                paper("附件2", PaperRole.ATTACHMENT),
                paper("正本", PaperRole.named("OFFICIAL_COPY")),
                paper("处理单", PaperRole.HANDLING_SHEET));

        assertThat(Paper.inOrder(papers))
                .extracting(Paper::name)
                .containsExactly("处理单", "正本", "附件1", "附件2", "发文稿纸", "定稿", "结果", "metadata.json");
    }

    @Test
    void a_role_that_is_not_known_loses_no_file() {
        assertThat(PaperRole.named("SOMETHING_NEW")).isEqualTo(PaperRole.OTHER);
    }

    private static Paper paper(String name, PaperRole role) {
        return new Paper(name, role, "application/pdf", 1, "aa", "bb", Optional.empty());
    }
}
