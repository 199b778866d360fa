package org.wenshu.archive.arrangement.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One file of an item; its content lies in the shared store under its digest (A3).
 *
 * @param pages its pages, where they are known
 */
public record Paper(
        String name, PaperRole role, String mediaType, long size, String sha256, String sm3, Optional<Integer> pages) {

    /** The files of one item as DA/T 22 orders them; those of one role stay in the order in which they came. */
    public static List<Paper> inOrder(List<Paper> papers) {
        return papers.stream().sorted(Comparator.comparing(Paper::role)).toList();
    }
}
