package org.wenshu.notifications.sending.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.wenshu.notifications.NotificationProperties.Limits;
import org.wenshu.notifications.NotificationProperties.Smtp;
import org.wenshu.notifications.deliveries.model.Attachment;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Failure;
import org.wenshu.notifications.sending.HandOver;
import org.wenshu.notifications.sending.Outcome;
import org.wenshu.notifications.sending.Outgoing;
import org.wenshu.notifications.sending.Provider;
import org.wenshu.platform.files.FileStore;

/** A mail server as a provider (N2). The Message-ID derives from the delivery, so that a second copy would be recognised. */
final class SmtpProvider implements Provider {
    private final String name;
    private final Smtp settings;
    private final FileStore files;
    private final Sender sender;
    private final String idDomain;

    SmtpProvider(String name, Smtp settings, FileStore files) {
        this.name = name;
        this.files = files;
        this.settings = settings;
        this.sender = new Sender(settings);
        this.idDomain = settings.from().substring(settings.from().indexOf('@') + 1);
    }

    /** Spring's sender, whose transports tell when a mail becomes binding. */
    private static final class Sender extends JavaMailSenderImpl {
        private final boolean ssl;

        Sender(Smtp settings) {
            this.ssl = settings.ssl();
            setHost(settings.host());
            setPort(settings.port());
            setDefaultEncoding(StandardCharsets.UTF_8.name());
            setProtocol(ssl ? "smtps" : "smtp");
            if (!settings.username().isEmpty()) {
                setUsername(settings.username());
                setPassword(settings.password());
            }
            String prefix = "mail." + getProtocol() + ".";
            var properties = new Properties();
            properties.setProperty(
                    prefix + "auth", Boolean.toString(!settings.username().isEmpty()));
            properties.setProperty(prefix + "starttls.enable", Boolean.toString(settings.startTls()));
            properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.startTls()));
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(
                    prefix + "connectiontimeout",
                    Long.toString(settings.connectWithin().toMillis()));
            properties.setProperty(
                    prefix + "timeout", Long.toString(settings.answerWithin().toMillis()));
            properties.setProperty(
                    prefix + "writetimeout",
                    Long.toString(settings.answerWithin().toMillis()));
            setJavaMailProperties(properties);
        }

        @Override
        protected Transport getTransport(Session session) {
            return new HandOverTransport(
                    session, new jakarta.mail.URLName(getProtocol(), getHost(), getPort(), null, null, null), ssl);
        }
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Limits limits() {
        return settings.limits();
    }

    @Override
    public Outcome send(Outgoing outgoing, HandOver handOver) {
        var mail = new TrackedMail(sender.getSession(), handOver);
        try {
            write(outgoing, mail);
        } catch (AddressException e) {
            return new Outcome.Rejected(Failure.INVALID_ADDRESS, String.valueOf(e.getMessage()));
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Outcome.Rejected(Failure.MESSAGE_REJECTED, String.valueOf(e.getMessage()));
        }
        Optional<MailException> trouble = Optional.empty();
        try {
            sender.send(mail);
        } catch (MailException e) {
            trouble = Optional.of(e);
        }
        return outcome(mail, trouble, handOver);
    }

    private void write(Outgoing outgoing, TrackedMail mail) throws MessagingException, UnsupportedEncodingException {
        List<Attachment> attachments = outgoing.message().attachments();
        var helper = new MimeMessageHelper(mail, !attachments.isEmpty(), StandardCharsets.UTF_8.name());
        var to = new InternetAddress(outgoing.address(), true);
        to.setPersonal(outgoing.recipientName(), StandardCharsets.UTF_8.name());
        helper.setTo(to);
        helper.setFrom(settings.from(), settings.fromName().isEmpty() ? settings.from() : settings.fromName());
        helper.setSubject(outgoing.message().subject());
        helper.setText(outgoing.message().text());
        for (Attachment file : attachments) {
            helper.addAttachment(file.name(), () -> open(file), file.mediaType());
        }
        helper.setSentDate(Date.from(outgoing.message().eventTime()));
        if (outgoing.message().urgent()) {
            helper.setPriority(1);
        }
        mail.setHeader("Message-ID", "<" + outgoing.deliveryId() + "@" + idDomain + ">");
        // Out-of-office replies to a machine help nobody (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
    }

    /** Read anew each time it is asked for, straight from the store: an attachment is never held in memory. */
    private InputStream open(Attachment file) throws IOException {
        try {
            return files.open(file.sha256());
        } catch (RuntimeException e) {
            // Only this kind makes the transport drop the connection, and with it the unfinished mail.
            throw new UnreadableAttachment(file.sha256(), e);
        }
    }

    /** The store did not give a file. */
    private static final class UnreadableAttachment extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableAttachment(String sha256, Throwable cause) {
            super("attachment " + sha256 + " cannot be read", cause);
        }
    }

    private Outcome outcome(TrackedMail mail, Optional<MailException> trouble, HandOver handOver) {
        if (mail.refusal().isPresent()) {
            throw mail.refusal().get();
        }
        if (mail.isTaken() || (mail.isBegun() && trouble.isEmpty())) {
            handOver.accepted(1, mail.messageIdOrEmpty());
            return new Outcome.HandedOver();
        }
        if (mail.isRefused()) {
            handOver.failed(1);
            String detail = "answer " + mail.answer() + ": " + words(trouble);
            return mail.answer() >= 500
                    ? new Outcome.Rejected(Failure.MESSAGE_REJECTED, detail)
                    : new Outcome.Later(Failure.TEMPORARILY_REFUSED, detail, true);
        }
        if (mail.isBegun()) {
            handOver.cutOff(1);
            return new Outcome.HandedOver();
        }
        return beforeHandOver(trouble);
    }

    private static Outcome beforeHandOver(Optional<MailException> trouble) {
        if (trouble.isPresent() && trouble.get() instanceof MailAuthenticationException) {
            return new Outcome.Later(Failure.PROVIDER_DOWN, words(trouble), true);
        }
        if (trouble.flatMap(SmtpProvider::unreadableAttachment).isPresent()) {
            return new Outcome.Later(Failure.ATTACHMENT_UNREADABLE, words(trouble), false);
        }
        Optional<SMTPAddressFailedException> refused = trouble.flatMap(SmtpProvider::refusedAddress);
        if (refused.isPresent()) {
            int code = refused.get().getReturnCode();
            String detail = "answer " + code + ": " + refused.get().getMessage();
            return code >= 500
                    ? new Outcome.Rejected(Failure.RECIPIENT_REJECTED, detail)
                    : new Outcome.Later(Failure.TEMPORARILY_REFUSED, detail, false);
        }
        return new Outcome.Later(Failure.PROVIDER_DOWN, words(trouble), true);
    }

    private static Optional<SMTPAddressFailedException> refusedAddress(MailException trouble) {
        return causedBy(trouble, SMTPAddressFailedException.class);
    }

    private static Optional<UnreadableAttachment> unreadableAttachment(MailException trouble) {
        return causedBy(trouble, UnreadableAttachment.class);
    }

    private static <E extends Exception> Optional<E> causedBy(MailException trouble, Class<E> kind) {
        if (trouble instanceof MailSendException sending) {
            for (Exception each : sending.getMessageExceptions()) {
                Exception at = each;
                while (at instanceof MessagingException messaging && !kind.isInstance(at)) {
                    at = messaging.getNextException();
                }
                if (kind.isInstance(at)) {
                    return Optional.of(kind.cast(at));
                }
            }
        }
        return Optional.empty();
    }

    private static String words(Optional<MailException> trouble) {
        return trouble.map(e -> {
                    if (e instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
                        return String.valueOf(sending.getMessageExceptions()[0].getMessage());
                    }
                    Throwable cause = e.getCause();
                    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
                })
                .map(String::trim)
                .orElse("no answer");
    }
}
