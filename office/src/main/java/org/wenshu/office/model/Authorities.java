package org.wenshu.office.model;

/** The named authorities (权限) that endpoints ask for, roles give and leaders may delegate (O2, O3). */
public final class Authorities {
    /** Reads the directory: people, sections, calendar. Everybody who signs in. */
    public static final String DIRECTORY_READ = "directory:read";

    public static final String DIRECTORY_ADMINISTER = "directory:administer";
    /** Hands over one's own authorities for a period. */
    public static final String DELEGATE = "directory:delegate";

    public static final String INCOMING_READ = "incoming:read";
    public static final String INCOMING_REGISTER = "incoming:register";
    public static final String INCOMING_REVIEW = "incoming:review";
    public static final String INCOMING_PROPOSE = "incoming:propose";
    public static final String INCOMING_INSTRUCT = "incoming:instruct";
    public static final String INCOMING_CIRCULATE = "incoming:circulate";
    public static final String INCOMING_ASSIGN = "incoming:assign";
    public static final String INCOMING_HANDLE = "incoming:handle";
    public static final String INCOMING_DECIDE_EXTENSION = "incoming:decide-extension";
    public static final String INCOMING_URGE = "incoming:urge";
    public static final String INCOMING_COMPLETE = "incoming:complete";
    public static final String INCOMING_VOID = "incoming:void";
    public static final String REGISTER_EXPORT = "incoming:export";

    public static final String OUTGOING_READ = "outgoing:read";
    public static final String OUTGOING_DRAFT = "outgoing:draft";
    public static final String OUTGOING_REVIEW = "outgoing:review";
    public static final String OUTGOING_COUNTERSIGN = "outgoing:countersign";
    public static final String OUTGOING_SIGN = "outgoing:sign";
    public static final String OUTGOING_RECHECK = "outgoing:recheck";
    /** Proofreads and prints (缮印). */
    public static final String OUTGOING_PRINT = "outgoing:print";

    public static final String OUTGOING_DISTRIBUTE = "outgoing:distribute";
    public static final String OUTGOING_ARCHIVE = "outgoing:archive";
    /** Voids, suspends and resumes. */
    public static final String OUTGOING_VOID = "outgoing:void";

    public static final String OUTGOING_EXPORT = "outgoing:export";

    public static final String REFERENCES_READ = "references:read";
    /** Keeps what drafts are written and checked with: regulations, organs, word lists, templates. */
    public static final String REFERENCES_ADMINISTER = "references:administer";

    public static final String RECORDS_READ = "records:read";
    public static final String RECORDS_FILE = "records:file";
    public static final String RECORDS_VERIFY = "records:verify";
    public static final String RETENTION_ADMINISTER = "records:administer";

    public static final String INBOX_READ = "inbox:read";
    public static final String NOTIFICATIONS_ADMINISTER = "notifications:administer";
    public static final String DELIVERIES_READ = "notifications:deliveries";

    /** Reads health, lag and dead letters, and replays them. */
    public static final String OPERATE = "operations:operate";

    private Authorities() {}
}
