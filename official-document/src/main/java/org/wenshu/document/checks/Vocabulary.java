package org.wenshu.document.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that a document must not have or should not have, extendable by the organ.
 * A list has one entry a line, with tabs between: the word or a pattern, what to write instead (empty if nothing fits),
 * why (empty if it is plain).
 */
public record Vocabulary(List<Entry> entries) {

    private static final Vocabulary STANDARD = new Vocabulary(List.of())
            .with(Kind.WRONG, Catalogue.resource("words/wrong.txt"))
            .with(Kind.REDUNDANT, Catalogue.resource("words/redundant.txt"))
            .with(Kind.AMBIGUOUS, Catalogue.resource("words/ambiguous.txt"))
            .with(Kind.SENSITIVE, Catalogue.resource("words/sensitive.txt"));

    public Vocabulary {
        entries = List.copyOf(entries);
    }

    public enum Kind {
        /** 错别字 */
        WRONG,
        /** 赘余 */
        REDUNDANT,
        /** 含混 */
        AMBIGUOUS,
        /** 规范和敏感用语 */
        SENSITIVE,
        /** The organ's own list. */
        OWN
    }

    /**
     * @param word as it is looked for: plain characters, or a pattern
     * @param instead what to write; $1 is the pattern's first group
     * @param why shown to the reviewer
     */
    public record Entry(Kind kind, String word, Optional<String> instead, Optional<String> why, Pattern pattern) {
        public static Entry of(Kind kind, String word, Optional<String> instead, Optional<String> why) {
            return new Entry(kind, word, instead, why, Pattern.compile(word));
        }

        boolean isPlain() {
            return word.chars().allMatch(c -> c >= 0x4e00 && c <= 0x9fff);
        }
    }

    /** The lists that come with Wenshu. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    public Vocabulary with(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Vocabulary(more);
    }

    /** This vocabulary and the entries of a list; lines that begin with # are remarks. */
    public Vocabulary with(Kind kind, String list) {
        List<Entry> more = new ArrayList<>(entries);
        for (String line : list.split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                more.add(Entry.of(
                        kind,
                        fields[0],
                        Optional.of(fields.length > 1 ? fields[1] : "").filter(text -> !text.isEmpty()),
                        Optional.of(fields.length > 2 ? fields[2] : "").filter(text -> !text.isEmpty())));
            }
        }
        return new Vocabulary(more);
    }

    void look(Kind kind, Passage passage, Findings found) {
        String text = passage.text();
        for (Entry entry : entries) {
            if (entry.kind() != kind) {
                continue;
            }
            if (entry.isPlain()) {
                for (int at = text.indexOf(entry.word()); at >= 0; at = text.indexOf(entry.word(), at + 1)) {
                    report(entry, passage, at, at + entry.word().length(), entry.instead(), found);
                }
            } else {
                Matcher matcher = entry.pattern().matcher(text);
                while (matcher.find()) {
                    report(
                            entry,
                            passage,
                            matcher.start(),
                            matcher.end(),
                            entry.instead().map(instead -> PatternCheck.replaced(matcher, instead)),
                            found);
                }
            }
        }
    }

    private static void report(
            Entry entry, Passage passage, int from, int to, Optional<String> instead, Findings found) {
        // A book's or regulation's name and quoted words are cited as they are, unless they are simply wrong.
        if (entry.kind() != Kind.WRONG && Quotes.covers(passage.text(), from)) {
            return;
        }
        String why = entry.why().orElse("")
                + instead.map(text -> (entry.why().isPresent() ? "，" : "") + "应为“" + text + "”")
                        .orElse("");
        found.at(passage, from, to, instead, why.isEmpty() ? "请改用明确的说法" : why);
    }
}
