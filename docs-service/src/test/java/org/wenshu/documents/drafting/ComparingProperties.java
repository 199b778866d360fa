package org.wenshu.documents.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;
import org.wenshu.documents.drafting.Comparison.Change;
import org.wenshu.documents.drafting.Comparison.Segment;

/** Nothing is lost between two versions, and nothing is passed over (D10). */
class ComparingProperties {
    @Property(tries = 500)
    void both_texts_can_be_read_back(
            @ForAll @StringLength(max = 60) @CharRange(from = '一', to = '万') @CharRange(from = '0', to = '3')
                    String one,
            @ForAll @StringLength(max = 60) @CharRange(from = '一', to = '万') @CharRange(from = '0', to = '3')
                    String other) {
        List<Segment> segments = Words.compare(one, other);
        assertThat(ComparingTest.without(Change.INSERTED, segments)).isEqualTo(one);
        assertThat(ComparingTest.without(Change.DELETED, segments)).isEqualTo(other);
    }

    @Property(tries = 300)
    void whatever_differs_is_told(
            @ForAll List<@StringLength(max = 4) @CharRange(from = 'a', to = 'c') String> one,
            @ForAll List<@StringLength(max = 4) @CharRange(from = 'a', to = 'c') String> other) {
        Text before = new Text(one.stream().<Block>map(Block.Paragraph::new).toList());
        Text after = new Text(other.stream().<Block>map(Block.Paragraph::new).toList());
        assertThat(Comparing.compare(before, after).differences().isEmpty()).isEqualTo(one.equals(other));
    }
}
