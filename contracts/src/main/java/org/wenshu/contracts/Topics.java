package org.wenshu.contracts;

/** The Kafka topics, one per kind of aggregate; the key of a record is the id of its aggregate. */
public final class Topics {
    public static final String DOCUMENTS = "wenshu.documents.v1";
    public static final String MEETINGS = "wenshu.meetings.v1";
    public static final String TASKS = "wenshu.tasks.v1";
    public static final String RECORDS = "wenshu.records.v1";
    public static final String NOTIFICATIONS = "wenshu.notifications.v1";
    /** Compacted: the last record of each key is the full state. */
    public static final String DIRECTORY = "wenshu.directory.v1";

    private Topics() {}
}
