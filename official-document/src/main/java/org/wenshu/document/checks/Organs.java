package org.wenshu.document.checks;

import java.util.List;
import java.util.Optional;

/** The organs that the office writes to, in the order of protocol. */
public record Organs(List<Organ> all) {
    public static final Organs NONE = new Organs(List.of());

    public Organs {
        all = List.copyOf(all);
    }

    /** What an organ is to the one that writes (行文关系). */
    public enum Relation {
        SUPERIOR,
        PEER,
        SUBORDINATE
    }

    /**
     * @param shortForms 规范化简称, accepted
     * @param informal names in use that a document must not have
     */
    public record Organ(String name, List<String> shortForms, List<String> informal, Relation relation) {
        public Organ {
            shortForms = List.copyOf(shortForms);
            informal = List.copyOf(informal);
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The organ of a full name or an accepted short form. */
    public Optional<Organ> named(String name) {
        return all.stream()
                .filter(organ -> organ.name().equals(name) || organ.shortForms().contains(name))
                .findFirst();
    }

    Optional<Organ> informally(String name) {
        return all.stream().filter(organ -> organ.informal().contains(name)).findFirst();
    }

    int order(Organ organ) {
        return all.indexOf(organ);
    }
}
