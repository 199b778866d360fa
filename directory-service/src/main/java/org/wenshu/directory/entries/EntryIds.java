package org.wenshu.directory.entries;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenshu.platform.store.NewIds;

/** Ids of people and sections: the organ's own where it has them, generated otherwise. */
public final class EntryIds {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private EntryIds() {}

    /** @throws InvalidEntry naming {@code id} */
    public static String ownOrNew(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return NewIds.next();
        }
        if (!wellFormed(wanted)) {
            throw new InvalidEntry(new Fault(
                    "id",
                    "form",
                    "编号只能由小写字母、数字和连字符组成，最长 64 位",
                    "must be at most 64 lower-case letters, digits and hyphens"));
        }
        return wanted;
    }

    public static boolean wellFormed(String id) {
        return FORM.matcher(id).matches();
    }
}
