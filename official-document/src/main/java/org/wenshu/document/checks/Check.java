package org.wenshu.document.checks;

/** How a rule looks at a document. */
@FunctionalInterface
public interface Check {
    void look(Reading reading, Context context, Findings found);
}
