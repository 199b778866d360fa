package org.wenshu.local.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The mail sink, the SMS sink and their page, as one part that starts and ends together. */
public final class Sinks implements AutoCloseable {

    private final MailSink mail;
    private final SmsSink sms;
    private final SinksPage page;

    private Sinks(MailSink mail, SmsSink sms, SinksPage page) {
        this.mail = mail;
        this.sms = sms;
        this.page = page;
    }

    /** Starts all three; a port of 0 means any free one. */
    public static Sinks start(int smtpPort, int smppPort, int pagePort) {
        return start(MailSink.THIS_MACHINE, smtpPort, smppPort, pagePort, "wenshu", "wenshu");
    }

    private static Sinks start(
            String host, int smtpPort, int smppPort, int pagePort, String systemId, String password) {
        Clock clock = Clock.systemUTC();
        MailSink mail = MailSink.start(host, smtpPort, clock);
        try {
            SmsSink sms = SmsSink.start(host, smppPort, systemId, password, clock);
            try {
                return new Sinks(mail, sms, SinksPage.start(host, pagePort, mail, sms));
            } catch (RuntimeException e) {
                sms.close();
                throw e;
            }
        } catch (RuntimeException e) {
            mail.close();
            throw e;
        }
    }

    public MailSink mail() {
        return mail;
    }

    public SmsSink sms() {
        return sms;
    }

    public SinksPage page() {
        return page;
    }

    @Override
    public void close() {
        page.close();
        sms.close();
        mail.close();
    }

    /**
     * Runs the sinks as a process of their own until it is stopped: {@code --smtp-port} (2525), {@code --smpp-port}
     * (2775), {@code --page-port} (8089), {@code --host} (127.0.0.1: this machine only), and the SMS sink's sign-in by
     * {@code --system-id} (wenshu) and {@code --password-file}, whose whole text is the password (wenshu without it).
     */
    public static void main(String[] args) {
        Standalone options = Standalone.options(args);
        String host = options.text("host", MailSink.THIS_MACHINE);
        Sinks sinks = start(
                host,
                options.port("smtp-port", 2525),
                options.port("smpp-port", 2775),
                options.port("page-port", 8089),
                options.text("system-id", "wenshu"),
                options.folder("password-file").map(Sinks::read).orElse("wenshu"));
        Standalone.ready("sinks", host + ":" + sinks.page().port(), sinks);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The password cannot be read from " + file, e);
        }
    }
}
