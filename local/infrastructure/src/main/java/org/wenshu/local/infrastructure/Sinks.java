package org.wenshu.local.infrastructure;

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
        MailSink mail = MailSink.start(smtpPort);
        try {
            SmsSink sms = SmsSink.start(smppPort);
            try {
                return new Sinks(mail, sms, SinksPage.start(pagePort, mail, sms));
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
     * (2775), {@code --page-port} (8089).
     */
    public static void main(String[] args) {
        Standalone options = Standalone.options(args);
        Sinks sinks = start(
                options.port("smtp-port", 2525), options.port("smpp-port", 2775), options.port("page-port", 8089));
        Standalone.ready("sinks", "127.0.0.1:" + sinks.page().port(), sinks);
    }
}
