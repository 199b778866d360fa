package org.wenshu.notifications.rules.model;

/**
 * Whom a rule addresses, found in the event and the directory at the moment the event is read.
 *
 * @param of a field of the event, a role or a person, as the kind says
 */
public record Audience(Kind kind, String of) {

    /** The ways of naming people. */
    public enum Kind {
        /** The people whose ids stand in a field of the event. */
        PERSONS(true),
        /** The handlers (承办人) of the sections whose ids stand in a field of the event. */
        HANDLERS(true),
        /** The heads (科室负责人) of the sections whose ids stand in a field of the event. */
        SECTION_HEADS(true),
        /** The leader in charge (分管领导) of the sections whose ids stand in a field of the event (O4). */
        LEADER_IN_CHARGE(true),
        /** Everybody who holds a role (O2). */
        ROLE(false),
        /** One named person. */
        PERSON(false),
        /** The e-mail addresses outside the organ that stand in a field of the event; never of what is classified (N4). */
        ADDRESSES(true);

        private final boolean readsField;

        Kind(boolean readsField) {
            this.readsField = readsField;
        }

        public boolean readsField() {
            return readsField;
        }
    }
}
