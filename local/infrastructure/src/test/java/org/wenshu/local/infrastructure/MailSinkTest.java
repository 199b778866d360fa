package org.wenshu.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N2")
class MailSinkTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    private final MailSink sink = MailSink.start(0, Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void a_mail_is_kept_as_a_person_would_read_it() throws Exception {
        MimeMessage mail = mail("li.ming@wenshu.test");
        mail.setSubject("催办：关于𠮷林省㐂县防汛工作的请示", "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("请于11月25日前办结。\n<处理单>", "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setText("…", "UTF-8");
        file.setFileName("关于防汛工作的请示（附件1）.pdf");
        mail.setContent(new MimeMultipart(text, file));
        mail.saveChanges();
        Transport.send(mail);

        assertThat(sink.mails()).singleElement().satisfies(arrived -> {
            assertThat(arrived.at()).isEqualTo(NOW);
            assertThat(arrived.from()).isEqualTo("wenshu@wenshu.test");
            assertThat(arrived.to()).containsExactly("li.ming@wenshu.test");
            assertThat(arrived.subject()).isEqualTo("催办：关于𠮷林省㐂县防汛工作的请示");
            assertThat(arrived.text().strip()).isEqualToNormalizingNewlines("请于11月25日前办结。\n<处理单>");
            assertThat(arrived.attachments()).containsExactly("关于防汛工作的请示（附件1）.pdf");
            assertThat(arrived.digests())
                    .containsExactly("b4935894c8ce16bde67bbffc672428b1533c4f1e1e8b1ce21a2933183db6bfa5");
            assertThat(arrived.messageId()).startsWith("<").endsWith(">");
            assertThat(arrived.header("x-wenshu-event")).isEqualTo("d-1:7");
        });
        assertThat(sink.mailsTo("LI.MING@wenshu.test")).hasSize(1);
        assertThat(sink.mailsTo("wang.fang@wenshu.test")).isEmpty();
    }

    @Test
    void down_it_refuses_connections_and_up_again_it_takes_mail_on_the_same_port() throws Exception {
        Transport.send(textMail("a@wenshu.test"));
        sink.goDown();
        assertThat(sink.isUp()).isFalse();
        assertThatThrownBy(() -> Transport.send(textMail("b@wenshu.test"))).isInstanceOf(MessagingException.class);
        sink.comeUp();
        Transport.send(textMail("c@wenshu.test"));
        assertThat(sink.mails())
                .extracting(mail -> mail.to().getFirst())
                .containsExactly("a@wenshu.test", "c@wenshu.test");
    }

    @Test
    void a_refused_address_gets_no_mail() throws Exception {
        sink.refuse("gone@wenshu.test");
        assertThatThrownBy(() -> Transport.send(textMail("Gone@wenshu.test")))
                .isInstanceOf(SendFailedException.class)
                .hasStackTraceContaining("550");
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void a_cut_connection_leaves_the_sender_in_doubt_about_a_mail_that_arrived() throws Exception {
        sink.cutBeforeNextAnswer();
        assertThatThrownBy(() -> Transport.send(textMail("a@wenshu.test"))).isInstanceOf(MessagingException.class);
        assertThat(sink.mails()).hasSize(1);
        Transport.send(textMail("a@wenshu.test"));
        assertThat(sink.mails()).hasSize(2);
    }

    private MimeMessage textMail(String to) throws MessagingException {
        MimeMessage mail = mail(to);
        mail.setSubject("通知", "UTF-8");
        mail.setText("请阅。", "UTF-8");
        return mail;
    }

    private MimeMessage mail(String to) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(sink.port()));
        settings.put("mail.smtp.timeout", "3000");
        settings.put("mail.smtp.connectiontimeout", "3000");
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("wenshu@wenshu.test"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setHeader("X-Wenshu-Event", "d-1:7");
        return mail;
    }
}
