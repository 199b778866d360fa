package org.wenshu.office.model;

import static org.wenshu.office.model.Authorities.*;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a person is in the office (O2); a person may hold several, each for the organ or for one section. */
public enum Role {
    SECRETARY(
            "文秘",
            INCOMING_REGISTER,
            INCOMING_REVIEW,
            INCOMING_PROPOSE,
            INCOMING_CIRCULATE,
            INCOMING_ASSIGN,
            INCOMING_URGE,
            INCOMING_COMPLETE,
            INCOMING_VOID,
            REGISTER_EXPORT,
            OUTGOING_DRAFT,
            OUTGOING_COUNTERSIGN,
            OUTGOING_REVIEW,
            OUTGOING_RECHECK,
            OUTGOING_PRINT,
            OUTGOING_DISTRIBUTE,
            OUTGOING_ARCHIVE,
            OUTGOING_VOID,
            OUTGOING_EXPORT,
            REFERENCES_ADMINISTER,
            DELIVERIES_READ),
    HANDLER("承办人", INCOMING_HANDLE, OUTGOING_DRAFT),
    SECTION_HEAD("科室负责人", INCOMING_HANDLE, OUTGOING_DRAFT, OUTGOING_REVIEW, OUTGOING_COUNTERSIGN, DELEGATE),
    OFFICE_DIRECTOR(
            "办公室负责人",
            INCOMING_REVIEW,
            INCOMING_PROPOSE,
            INCOMING_CIRCULATE,
            INCOMING_ASSIGN,
            INCOMING_URGE,
            INCOMING_DECIDE_EXTENSION,
            INCOMING_COMPLETE,
            INCOMING_VOID,
            REGISTER_EXPORT,
            OUTGOING_REVIEW,
            OUTGOING_RECHECK,
            OUTGOING_PRINT,
            OUTGOING_DISTRIBUTE,
            OUTGOING_ARCHIVE,
            OUTGOING_VOID,
            OUTGOING_EXPORT,
            REFERENCES_ADMINISTER,
            RECORDS_READ,
            DELIVERIES_READ,
            DELEGATE),
    DEPUTY_LEADER("分管领导", INCOMING_INSTRUCT, INCOMING_DECIDE_EXTENSION, OUTGOING_SIGN, RECORDS_READ, DELEGATE),
    PRINCIPAL_LEADER("主要领导", INCOMING_INSTRUCT, INCOMING_DECIDE_EXTENSION, OUTGOING_SIGN, RECORDS_READ, DELEGATE),
    EXPERT("法律顾问/专家", OUTGOING_REVIEW),
    ARCHIVIST("档案员", RECORDS_READ, RECORDS_FILE, RECORDS_VERIFY, RETENTION_ADMINISTER),
    CLASSIFIED_OFFICER("保密员", OUTGOING_PRINT, RECORDS_READ, RECORDS_VERIFY),
    SEAL_KEEPER("用印管理员"),
    ADMINISTRATOR(
            "系统管理员", DIRECTORY_ADMINISTER, NOTIFICATIONS_ADMINISTER, REFERENCES_ADMINISTER, DELIVERIES_READ, OPERATE);

    /** What everybody may do who signs in; which single documents they see is decided by secrecy and need-to-know (X3). */
    private static final Set<String> EVERYBODY =
            Set.of(DIRECTORY_READ, INCOMING_READ, OUTGOING_READ, REFERENCES_READ, INBOX_READ);

    private final String chinese;
    private final Set<String> own;

    Role(String chinese, String... authorities) {
        this.chinese = chinese;
        this.own = Set.of(authorities);
    }

    public String chinese() {
        return chinese;
    }

    /** The authorities that this role alone adds. */
    public Set<String> authorities() {
        return own;
    }

    /** All that the holder of these roles may do. */
    public static Set<String> authoritiesOf(Set<Role> roles) {
        var all = new LinkedHashSet<>(EVERYBODY);
        for (Role role : roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles)) {
            all.addAll(role.own);
        }
        return all;
    }
}
