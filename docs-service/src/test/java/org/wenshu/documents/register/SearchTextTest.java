package org.wenshu.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void pairs_characters_and_not_halves_of_characters() {
        assertThat(SearchText.tokens("𠮷县\n镇")).containsExactly("𠮷", "县", "𠮷县", "镇");
    }

    @Test
    void looks_for_pairs_unless_the_question_is_one_character() {
        assertThat(SearchText.tokensOfTerm("防汛抗")).containsExactly("防汛", "汛抗");
        assertThat(SearchText.tokensOfTerm("防")).containsExactly("防");
    }

    @Test
    void is_the_same_however_it_is_typed() {
        assertThat(SearchText.normal("［２０２６］ １２号ＡＢ")).isEqualTo(SearchText.normal("〔2026〕12号ab"));
    }

    @Test
    void has_no_term_in_a_blank_question() {
        assertThat(SearchText.terms(" 　")).isEmpty();
    }
}
