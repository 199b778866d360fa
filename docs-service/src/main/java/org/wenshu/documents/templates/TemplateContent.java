package org.wenshu.documents.templates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.checks.Element;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/**
 * What drafts of a kind begin with (文种模板, D10). What the drafter has to fill in stands in {{…}}.
 *
 * @param upward whether it goes to a superior organ
 * @param numberCode a suggestion for the 机关代字
 * @param head the issuing organs' mark
 * @param body the skeleton, without the closing
 * @param closing the customary last sentence (结尾用语), such as 特此通知。
 * @param note 附注, such as who can be asked
 * @param required elements that a document of this kind must have
 * @param counselReview whether review by counsel or an expert is customary (终审)
 */
public record TemplateContent(
        String name,
        DocumentKind kind,
        DocumentFormat format,
        boolean upward,
        String numberCode,
        List<String> head,
        String title,
        List<String> addressees,
        Text body,
        Optional<String> closing,
        Optional<String> note,
        boolean sealed,
        List<Element> required,
        boolean counselReview) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]{1,60})}}");

    public TemplateContent {
        head = List.copyOf(head);
        addressees = List.copyOf(addressees);
        required = List.copyOf(required);
    }

    /** The skeleton with the closing as its last paragraph: what a new draft's body is. */
    public Text draftBody() {
        List<Block> blocks = new ArrayList<>(body.blocks());
        closing.map(Block.Paragraph::new).ifPresent(blocks::add);
        return new Text(blocks);
    }

    /** What the drafter has to fill in, in the order in which it comes up. */
    public List<String> placeholders() {
        Set<String> found = new LinkedHashSet<>();
        find(numberCode, found);
        head.forEach(line -> find(line, found));
        find(title, found);
        addressees.forEach(name -> find(name, found));
        for (Block block : draftBody().blocks()) {
            switch (block) {
                case Block.Heading heading -> find(heading.text(), found);
                case Block.Paragraph paragraph -> find(paragraph.text(), found);
                case Block.Items items -> items.items().forEach(item -> find(item, found));
                case Block.Table table -> {
                    table.caption().ifPresent(caption -> find(caption, found));
                    table.rows().forEach(row -> row.cells().forEach(cell -> find(cell.text(), found)));
                }
            }
        }
        note.ifPresent(text -> find(text, found));
        return List.copyOf(found);
    }

    private static void find(String text, Set<String> found) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
    }
}
