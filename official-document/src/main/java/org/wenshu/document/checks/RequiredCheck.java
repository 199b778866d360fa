package org.wenshu.document.checks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Something that the body must say, as a pattern over its whole text; \z is the end of the last paragraph. */
final class RequiredCheck implements Check {
    private final Pattern pattern;

    RequiredCheck(String pattern) {
        this.pattern = Pattern.compile(pattern.replace("汉", "\\p{IsHan}"));
    }

    @Override
    public void look(Reading reading, Context context, Findings found) {
        if (pattern.matcher(reading.bodyText().strip()).find()) {
            return;
        }
        List<Passage> body = reading.body();
        if (body.isEmpty()) {
            found.element(Element.BODY, "");
        } else {
            Passage last = body.getLast();
            found.at(last, last.text().length(), last.text().length(), Optional.empty());
        }
    }
}
