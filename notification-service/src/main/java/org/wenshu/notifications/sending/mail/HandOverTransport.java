package org.wenshu.notifications.sending.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP conversation that tells when the mail becomes binding: not before the lone dot that ends DATA has been
 * written. A connection that is lost earlier has delivered nothing (RFC 5321, 4.1.1.4).
 */
final class HandOverTransport extends SMTPTransport {
    private @Nullable TrackedMail current;

    HandOverTransport(Session session, URLName url, boolean ssl) {
        super(session, url, ssl ? "smtps" : "smtp", ssl);
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        current = message instanceof TrackedMail tracked ? tracked : null;
        try {
            super.sendMessage(message, addresses);
        } finally {
            current = null;
        }
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        TrackedMail mail = current;
        if (mail != null) {
            try {
                mail.beginHandOver();
            } catch (RuntimeException e) {
                // Makes the transport drop the connection, and with it the unfinished mail.
                throw new IOException("not to be handed over", e);
            }
        }
        super.finishData();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        TrackedMail mail = current;
        if (mail != null) {
            mail.heard(code);
        }
        return code;
    }
}
