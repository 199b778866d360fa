package org.wenshu.documents.drafting;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.documents.drafting.Comparison.Change;
import org.wenshu.documents.drafting.Comparison.Segment;

/**
 * Differences within a stretch of Chinese text. It is written without blanks, so it is compared by characters; titles in
 * 《》, numbers, dates and Latin words are kept whole.
 */
final class Words {
    private static final Pattern WORD = Pattern.compile("《[^《》]{1,80}》"
            + "|〔\\d{4}〕\\d{1,6}号"
            + "|\\d{4}年\\d{1,2}月\\d{1,2}日"
            + "|\\d{1,30}(?:[.,:]\\d{1,30}){0,10}[%％]?"
            + "|[A-Za-z]{1,60}"
            + "|(?s:.)");
    private static final Pattern SENTENCE = Pattern.compile("[^。；！？]{1,2000}[。；！？]?|[。；！？]");
    /** Beyond this it is compared by sentences, so that two long texts cannot hold anybody up. */
    private static final int MOST_WORDS = 8000;

    private Words() {}

    static List<Segment> compare(String before, String after) {
        List<String> old = split(before, WORD);
        List<String> now = split(after, WORD);
        if (old.size() + now.size() > MOST_WORDS) {
            old = split(before, SENTENCE);
            now = split(after, SENTENCE);
        }
        return segments(joined(hunks(old, now)));
    }

    /** A stretch of two lists in which they differ, from inclusive, to exclusive. */
    record Stretch(int oldFrom, int oldTo, int newFrom, int newTo) {}

    /** Where the lists differ, in their order; between two stretches they are equal. */
    static <T> List<Stretch> stretches(List<T> before, List<T> after) {
        List<Stretch> stretches = new ArrayList<>();
        for (AbstractDelta<T> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<T>()).getDeltas()) {
            int oldFrom = delta.getSource().getPosition();
            int newFrom = delta.getTarget().getPosition();
            int oldTo = oldFrom + delta.getSource().size();
            int newTo = newFrom + delta.getTarget().size();
            Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            // The algorithm tells a replacement as a deletion and an insertion beside it.
            if (last != null && last.oldTo() == oldFrom && last.newTo() == newFrom) {
                stretches.removeLast();
                stretches.add(new Stretch(last.oldFrom(), oldTo, last.newFrom(), newTo));
            } else {
                stretches.add(new Stretch(oldFrom, oldTo, newFrom, newTo));
            }
        }
        return stretches;
    }

    /** How much two texts have in common, from 0 to 1: by pairs of neighbouring characters. */
    static double likeness(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        if (one.length() < 2 || other.length() < 2) {
            return 0;
        }
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int i = 1; i < one.length(); i++) {
            pairs.merge(pair(one, i), 1, Integer::sum);
        }
        int common = 0;
        for (int i = 1; i < other.length(); i++) {
            int left = pairs.getOrDefault(pair(other, i), 0);
            if (left > 0) {
                common++;
                pairs.put(pair(other, i), left - 1);
            }
        }
        return 2.0 * common / (one.length() + other.length() - 2);
    }

    private static int pair(String text, int at) {
        return text.charAt(at - 1) << 16 | text.charAt(at);
    }

    private static List<String> split(String text, Pattern pattern) {
        List<String> words = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** What was deleted and inserted at one place, and what stands behind it unchanged. */
    private record Hunk(String deleted, String inserted, String equal) {}

    private static List<Hunk> hunks(List<String> before, List<String> after) {
        List<Hunk> hunks = new ArrayList<>();
        int at = 0;
        String deleted = "";
        String inserted = "";
        for (Stretch stretch : stretches(before, after)) {
            hunks.add(new Hunk(deleted, inserted, String.join("", before.subList(at, stretch.oldFrom()))));
            deleted = String.join("", before.subList(stretch.oldFrom(), stretch.oldTo()));
            inserted = String.join("", after.subList(stretch.newFrom(), stretch.newTo()));
            at = stretch.oldTo();
        }
        hunks.add(new Hunk(deleted, inserted, String.join("", before.subList(at, before.size()))));
        return hunks;
    }

    /** A single character that happens to be the same between two changes only confuses the reader. */
    private static List<Hunk> joined(List<Hunk> hunks) {
        List<Hunk> joined = new ArrayList<>();
        for (Hunk hunk : hunks) {
            Hunk last = joined.isEmpty() ? null : joined.getLast();
            boolean bothChanged = last != null
                    && !(last.deleted().isEmpty() && last.inserted().isEmpty())
                    && !(hunk.deleted().isEmpty() && hunk.inserted().isEmpty());
            if (last != null && bothChanged && last.equal().length() <= 1) {
                joined.removeLast();
                joined.add(new Hunk(
                        last.deleted() + last.equal() + hunk.deleted(),
                        last.inserted() + last.equal() + hunk.inserted(),
                        hunk.equal()));
            } else {
                joined.add(hunk);
            }
        }
        return joined;
    }

    private static List<Segment> segments(List<Hunk> hunks) {
        List<Segment> segments = new ArrayList<>();
        for (Hunk hunk : hunks) {
            add(segments, Change.DELETED, hunk.deleted());
            add(segments, Change.INSERTED, hunk.inserted());
            add(segments, Change.EQUAL, hunk.equal());
        }
        return segments;
    }

    private static void add(List<Segment> segments, Change change, String text) {
        if (!text.isEmpty()) {
            segments.add(new Segment(change, text));
        }
    }
}
