package org.wenshu.notifications.deliveries.model;

/** The ways a message reaches a person (N2): text message, e-mail, the inbox of the office system. */
public enum Channel {
    SMS("短信"),
    EMAIL("电子邮件"),
    INBOX("站内消息");

    private final String chinese;

    Channel(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
