package org.wenshu.document.layout;

import java.util.List;
import java.util.OptionalInt;

/**
 * A page, A4.
 *
 * @param number as printed; empty where none is printed
 */
public record Page(OptionalInt number, Paper paper, List<Item> items) {
    public Page {
        items = List.copyOf(items);
    }

    /** Upright. */
    public Page(OptionalInt number, List<Item> items) {
        this(number, Paper.UPRIGHT, items);
    }

    public List<Item.Text> texts() {
        return items.stream()
                .filter(Item.Text.class::isInstance)
                .map(Item.Text.class::cast)
                .toList();
    }

    public List<Item.Rule> rules() {
        return items.stream()
                .filter(Item.Rule.class::isInstance)
                .map(Item.Rule.class::cast)
                .toList();
    }

    public List<Item.SealPlace> sealPlaces() {
        return items.stream()
                .filter(Item.SealPlace.class::isInstance)
                .map(Item.SealPlace.class::cast)
                .toList();
    }
}
