package org.wenshu.document.layout;

/** A character of the document that no font of its role has: nothing is printed rather than a box in its stead. */
public final class CharacterMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int codePoint;
    private final FontRole role;
    private final String place;

    CharacterMissing(int codePoint, FontRole role, String place, String context) {
        super("no font for %s (%s) has the character %s (U+%04X), in %s: %s"
                .formatted(role.chinese(), role, Character.toString(codePoint), codePoint, place, context));
        this.codePoint = codePoint;
        this.role = role;
        this.place = place;
    }

    public int codePoint() {
        return codePoint;
    }

    public FontRole role() {
        return role;
    }

    /** Where in the document, such as {@code body, block 3}. */
    public String place() {
        return place;
    }
}
