package org.wenshu.directory.entries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** An entry of the directory: it journals every change and tells that it has changed. */
public abstract class Entry {
    private long version;
    private List<JournalEntry> journal = new ArrayList<>();
    private transient List<Changed> raised = new ArrayList<>();

    /** The entry was changed; what is published of it is its full state, since the topic is compacted. */
    public record Changed(String what) {}

    public long version() {
        return version;
    }

    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    public List<Changed> drainRaised() {
        List<Changed> drained = List.copyOf(raised);
        raised.clear();
        return drained;
    }

    /** Records a change; every verb that changes something ends here. */
    protected void record(String what, Map<String, String> before, Map<String, String> after, Author by, Instant at) {
        List<JournalEntry.Change> changes = new ArrayList<>();
        var fields = new TreeSet<String>(before.keySet());
        fields.addAll(after.keySet());
        for (String field : fields) {
            String old = before.getOrDefault(field, "");
            String now = after.getOrDefault(field, "");
            if (!old.equals(now)) {
                changes.add(new JournalEntry.Change(field, old, now));
            }
        }
        journal.add(new JournalEntry(at, by.id(), by.name(), by.onBehalfOf(), by.from(), what, changes));
        raised.add(new Changed(what));
    }
}
