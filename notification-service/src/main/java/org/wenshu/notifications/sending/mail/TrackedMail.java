package org.wenshu.notifications.sending.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenshu.notifications.sending.HandOver;

/** A mail that knows how far its handing over has come. */
final class TrackedMail extends MimeMessage {
    private final HandOver handOver;
    private boolean begun;
    private int answer;
    private @Nullable RuntimeException refusal;

    TrackedMail(Session session, HandOver handOver) {
        super(session);
        this.handOver = handOver;
    }

    void beginHandOver() {
        try {
            handOver.begins(1);
            begun = true;
        } catch (RuntimeException e) {
            refusal = e;
            throw e;
        }
    }

    /** The first answer after the final dot decides; later ones are about other commands. */
    void heard(int code) {
        if (begun && answer == 0) {
            answer = code;
        }
    }

    /** Why it was not to be handed over, if so. */
    Optional<RuntimeException> refusal() {
        return Optional.ofNullable(refusal);
    }

    boolean isBegun() {
        return begun;
    }

    boolean isTaken() {
        return answer >= 200 && answer < 300;
    }

    /** Whether the server said that it did not take the mail. */
    boolean isRefused() {
        return answer >= 400 && answer < 600;
    }

    /** The id by which the mail is known; derived from its delivery. */
    String messageIdOrEmpty() {
        try {
            return Objects.requireNonNullElse(getMessageID(), "");
        } catch (MessagingException e) {
            return "";
        }
    }

    int answer() {
        return answer;
    }
}
