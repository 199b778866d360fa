package org.wenshu.document.checks;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A check that is nothing but a pattern, so that the whole rule is data. */
final class PatternCheck implements Check {
    private final Pattern pattern;
    private final Optional<String> replacement;
    private final Set<Passage.Role> roles;
    private final boolean evenQuoted;

    /**
     * @param roles which passages are read, separated by blanks; running text, headings, captions and titles if empty
     * @param evenQuoted whether what stands in “” or 《》 is read too
     */
    PatternCheck(String pattern, Optional<String> replacement, Optional<String> roles, boolean evenQuoted) {
        this.pattern = Pattern.compile(pattern.replace("汉", "\\p{IsHan}"));
        this.replacement = replacement;
        this.roles = roles.map(names -> Arrays.stream(names.split(" ", -1))
                        .map(Passage.Role::valueOf)
                        .collect(Collectors.toSet()))
                .orElse(Set.of(
                        Passage.Role.TITLE,
                        Passage.Role.HEADING,
                        Passage.Role.PARAGRAPH,
                        Passage.Role.ITEM,
                        Passage.Role.CAPTION));
        this.evenQuoted = evenQuoted;
    }

    @Override
    public void look(Reading reading, Context context, Findings found) {
        for (Passage passage : reading.passages()) {
            if (!roles.contains(passage.role())) {
                continue;
            }
            Matcher matcher = pattern.matcher(passage.text());
            while (matcher.find()) {
                if (evenQuoted || !Quotes.covers(passage.text(), matcher.start())) {
                    found.at(passage, matcher.start(), matcher.end(), replacement.map(text -> replaced(matcher, text)));
                }
            }
        }
    }

    /** The match with $1 … put in; done by hand since lookarounds would not match again on the excerpt alone. */
    static String replaced(Matcher matcher, String template) {
        String text = template;
        for (int i = 0; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            text = text.replace("$" + i, group == null ? "" : group);
        }
        return text;
    }
}
