package org.wenshu.document.checks.regulations;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The register of regulations (法规文件库). */
public interface Regulations {
    Regulations NONE = of(List.of());

    /** The regulation of a document number, however its brackets are written. */
    Optional<Regulation> numbered(String number);

    /** The regulation of a title without 《》. */
    Optional<Regulation> titled(String title);

    boolean isEmpty();

    /** A register held in memory; of several versions under one title the one issued last answers. */
    static Regulations of(Collection<Regulation> all) {
        Map<String, Regulation> numbers = new HashMap<>();
        Map<String, Regulation> titles = new HashMap<>();
        for (Regulation regulation : all) {
            regulation.number().ifPresent(number -> numbers.put(normalNumber(number), regulation));
            titles.merge(
                    normalTitle(regulation.title()),
                    regulation,
                    (one, other) -> one.issued().isAfter(other.issued()) ? one : other);
        }
        return new Regulations() {
            @Override
            public Optional<Regulation> numbered(String number) {
                return Optional.ofNullable(numbers.get(normalNumber(number)));
            }

            @Override
            public Optional<Regulation> titled(String title) {
                return Optional.ofNullable(titles.get(normalTitle(title)));
            }

            @Override
            public boolean isEmpty() {
                return titles.isEmpty();
            }
        };
    }

    /** A number without regard to its brackets, 第 and padding, so that a wrongly written one still finds its regulation. */
    static String normalNumber(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC)
                .replaceAll("[\\[【〔(（]", "〔")
                .replaceAll("[\\]】〕)）]", "〕")
                .replaceAll("\\s+", "")
                .replaceAll("〕第?0*", "〕");
    }

    /** A title without regard to the kind of inner brackets and to blanks. */
    static String normalTitle(String title) {
        return title.replaceAll("\\s+", "")
                .replace('《', '〈')
                .replace('》', '〉')
                .replace('(', '（')
                .replace(')', '）');
    }
}
