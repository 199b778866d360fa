package org.wenshu.document.layout;

import java.util.List;

/**
 * A document laid out: pages of items at their places, which the renderers draw as they stand.
 *
 * @param title and issuer, for the file's own description
 */
public record LaidOut(String title, String issuer, List<Page> pages) {
    public LaidOut {
        pages = List.copyOf(pages);
    }

    /** The same for the same content, on every machine: what files take their identity from instead of the time. */
    public long fingerprint() {
        long print = mixed(title.hashCode(), issuer.hashCode());
        for (Page page : pages) {
            print = mixed(print, page.number().orElse(0));
            for (Item item : page.items()) {
                print = switch (item) {
                    case Item.Text text -> {
                        long all = mixed(
                                mixed(print, text.text().hashCode()),
                                text.face().name().hashCode());
                        all = mixed(mixed(all, Double.hashCode(text.baseline())), Double.hashCode(text.size()));
                        yield mixed(all, text.places().hashCode());
                    }
                    case Item.Rule rule ->
                        mixed(mixed(print, Double.hashCode(rule.y1())), Double.hashCode(rule.thickness()));
                    case Item.SealPlace place -> mixed(print, place.whose().hashCode());
                };
            }
        }
        return print;
    }

    private static long mixed(long print, long with) {
        return (print ^ with) * 0x100000001B3L + (print >>> 29);
    }
}
