package org.wenshu.archive.arrangement.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * One line of the retention schedule (保管期限表条款). It applies when each condition that is not empty holds; a
 * condition holds when any of its values does. A rule without conditions applies to everything.
 *
 * @param id its name in the schedule, such as {@code 2.1}
 * @param titleWords words of which the title contains one
 * @param senderWords words of which the sender's name contains one
 * @param retention how long what it applies to is kept
 * @param reason why, as the schedule puts it
 */
public record RetentionRule(
        String id,
        Set<String> sourceKinds,
        Set<String> titleWords,
        Set<String> senderWords,
        Set<SenderRank> senderRanks,
        Set<RetentionPeriod> hints,
        Set<Secrecy> secrecies,
        Set<Urgency> urgencies,
        RetentionPeriod retention,
        String reason) {

    public RetentionRule {
        sourceKinds = Set.copyOf(sourceKinds);
        titleWords = Set.copyOf(titleWords);
        senderWords = Set.copyOf(senderWords);
        senderRanks = Set.copyOf(senderRanks);
        hints = Set.copyOf(hints);
        secrecies = Set.copyOf(secrecies);
        urgencies = Set.copyOf(urgencies);
    }

    /** What the rule says of the item, with what made it apply; empty when it does not apply. */
    public Optional<RetentionProposal> appraise(Appraised item) {
        var grounds = new ArrayList<String>();
        boolean applies = (sourceKinds.isEmpty() || sourceKinds.contains(item.sourceKind()))
                && contains(titleWords, item.title(), "题名含", grounds)
                && contains(senderWords, item.sender(), "责任者含", grounds)
                && senderRank(item.sender(), grounds)
                && hint(item.hint(), grounds)
                && isOneOf(secrecies, item.secrecy(), "密级为" + item.secrecy().chinese(), grounds)
                && isOneOf(urgencies, item.urgency(), "紧急程度为" + item.urgency().chinese(), grounds);
        if (!applies) {
            return Optional.empty();
        }
        String because = grounds.isEmpty() ? reason : reason + "(" + String.join("、", grounds) + ")";
        return Optional.of(new RetentionProposal(retention, Optional.of(id), because));
    }

    private boolean senderRank(String sender, List<String> grounds) {
        SenderRank rank = SenderRank.of(sender);
        return isOneOf(senderRanks, rank, "责任者级别为" + rank.chinese(), grounds);
    }

    private boolean hint(Optional<RetentionPeriod> hint, List<String> grounds) {
        if (hints.isEmpty()) {
            return true;
        }
        return hint.filter(hints::contains)
                .map(period -> grounds.add("承办部门建议" + period.chinese()))
                .orElse(false);
    }

    private static <T> boolean isOneOf(Set<T> wanted, T value, String ground, List<String> grounds) {
        if (wanted.isEmpty()) {
            return true;
        }
        return wanted.contains(value) && grounds.add(ground);
    }

    private static boolean contains(Set<String> words, String text, String what, List<String> grounds) {
        if (words.isEmpty()) {
            return true;
        }
        String plain = plain(text);
        Set<String> found =
                words.stream().filter(word -> plain.contains(plain(word))).collect(Collectors.toSet());
        return !found.isEmpty()
                && grounds.add(what + found.stream().sorted().collect(Collectors.joining("”“", "“", "”")));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
