package org.wenshu.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.infrastructure.ArrivedSms.State;

@Tag("N2")
class SmsSinkTest {

    private static final String PHONE = "13800138000";
    private static final byte PLAIN = 0;
    private static final byte WITH_HEADER = 0x40;

    private final SmsSink sink = SmsSink.start(0, "office", "secret", Clock.systemUTC());
    private final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();
    private final List<SMPPSession> clients = new ArrayList<>();

    @AfterEach
    void stop() {
        clients.forEach(SMPPSession::close);
        sink.close();
    }

    @Test
    void a_text_of_seventy_characters_arrives_in_one_part_and_its_receipt_follows() throws Exception {
        String text = "【文枢】请李明于今日17时30分前办结㐂县来文。";
        String id = submit(bind(), PHONE, PLAIN, text.getBytes(StandardCharsets.UTF_16BE));

        assertThat(sink.messages()).singleElement().satisfies(sms -> {
            assertThat(sms.text()).isEqualTo(text);
            assertThat(sms.source()).isEqualTo("106900");
            assertThat(sms.destination()).isEqualTo(PHONE);
            assertThat(sms.parts()).isEqualTo(1);
            assertThat(sms.state()).isEqualTo(State.DELIVERED);
            assertThat(sms.messageIds()).containsExactly(id);
        });
        await().untilAsserted(() -> assertThat(receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.getId()).isEqualTo(id);
            assertThat(receipt.getFinalStatus()).isEqualTo(DeliveryReceiptState.DELIVRD);
        }));
    }

    @Test
    void two_hundred_characters_in_disordered_parts_are_put_together_even_where_a_character_is_cut_in_two()
            throws Exception {
        // 66 characters before the first rare one put its two halves on both sides of the cut after the 67th unit.
        String text = "办".repeat(66) + "𠮷" + "理".repeat(66) + "㐂𠮷" + "文".repeat(65);
        assertThat(text.codePointCount(0, text.length())).isEqualTo(200);
        List<byte[]> parts = parts(text, 513);
        assertThat(parts).hasSize(4);
        Collections.swap(parts, 0, 2);

        SMPPSession client = bind();
        List<String> ids = new ArrayList<>();
        for (byte[] part : parts) {
            assertThat(sink.messages()).noneMatch(sms -> sms.state() == State.DELIVERED);
            assertThat(receipts).isEmpty();
            ids.add(submit(client, PHONE, WITH_HEADER, part));
        }

        assertThat(sink.messages()).singleElement().satisfies(sms -> {
            assertThat(sms.text()).isEqualTo(text);
            assertThat(sms.parts()).isEqualTo(4);
            assertThat(sms.state()).isEqualTo(State.DELIVERED);
        });
        await().untilAsserted(() ->
                assertThat(receipts).extracting(DeliveryReceipt::getId).containsExactlyInAnyOrderElementsOf(ids));
    }

    @Test
    void parts_of_two_messages_to_the_same_phone_are_not_mixed_up() throws Exception {
        String first = "甲".repeat(100);
        String second = "乙".repeat(100);
        SMPPSession one = bind();
        SMPPSession other = bind();
        submit(one, PHONE, WITH_HEADER, parts(first, 1).get(0));
        submit(other, PHONE, WITH_HEADER, parts(second, 2).get(0));
        assertThat(sink.messages()).extracting(ArrivedSms::state).containsOnly(State.INCOMPLETE);
        submit(one, PHONE, WITH_HEADER, parts(second, 2).get(1));
        submit(other, PHONE, WITH_HEADER, parts(first, 1).get(1));
        assertThat(sink.messagesTo(PHONE)).extracting(ArrivedSms::text).containsExactly(first, second);
        assertThat(sink.sessions()).isEqualTo(2);
    }

    @Test
    void a_phone_out_of_reach_shows_in_the_receipt() throws Exception {
        sink.unreachable(PHONE);
        submit(bind(), PHONE, PLAIN, "请阅".getBytes(StandardCharsets.UTF_16BE));
        await().untilAsserted(() -> assertThat(receipts)
                .extracting(DeliveryReceipt::getFinalStatus)
                .containsExactly(DeliveryReceiptState.UNDELIV));
        assertThat(sink.messages()).extracting(ArrivedSms::state).containsExactly(State.UNDELIVERABLE);
    }

    @Test
    void down_it_cuts_the_sessions_and_up_again_it_takes_binds_on_the_same_port() throws Exception {
        SMPPSession client = bind();
        sink.goDown();
        await().until(() -> !client.getSessionState().isBound());
        assertThatThrownBy(this::bind).isInstanceOf(IOException.class);
        sink.comeUp();
        submit(bind(), PHONE, PLAIN, "请阅".getBytes(StandardCharsets.UTF_16BE));
        assertThat(sink.messages()).hasSize(1);
    }

    @Test
    void a_cut_connection_leaves_the_sender_in_doubt_and_the_receipt_waits_for_the_next_bind() throws Exception {
        SMPPSession client = bind();
        sink.cutBeforeNextAnswer();
        assertThatThrownBy(() -> submit(client, PHONE, PLAIN, "请阅".getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOfAny(IOException.class, ResponseTimeoutException.class);
        assertThat(sink.messages()).hasSize(1);
        assertThat(receipts).isEmpty();
        bind();
        await().untilAsserted(() -> assertThat(receipts).hasSize(1));
    }

    @Test
    void a_wrong_password_and_an_unknown_coding_are_refused() throws Exception {
        assertThatThrownBy(() -> bind("office", "guess")).hasMessageContaining("0000000e");
        assertThatThrownBy(() -> bind("nobody", "secret")).hasMessageContaining("0000000f");
        SMPPSession client = bind();
        assertThatThrownBy(() -> submit(client, PHONE, PLAIN, new byte[] {1}, (byte) 4))
                .isInstanceOf(NegativeResponseException.class);
        assertThat(sink.messages()).isEmpty();
    }

    private SMPPSession bind() throws IOException {
        return bind("office", "secret");
    }

    private SMPPSession bind(String systemId, String password) throws IOException {
        SMPPSession client = new SMPPSession();
        client.setMessageReceiverListener(new Receipts());
        clients.add(client);
        client.setTransactionTimer(1_000);
        client.connectAndBind(
                "127.0.0.1",
                sink.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        systemId,
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null));
        return client;
    }

    private static String submit(SMPPSession client, String phone, byte esmClass, byte[] content) throws Exception {
        return submit(client, phone, esmClass, content, (byte) 8);
    }

    private static String submit(SMPPSession client, String phone, byte esmClass, byte[] content, byte coding)
            throws Exception {
        return client.submitShortMessage(
                        "",
                        TypeOfNumber.NATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "106900",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        phone,
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 1,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        DataCodings.newInstance(coding),
                        (byte) 0,
                        content,
                        new OptionalParameter[0])
                .getMessageId();
    }

    /** Parts of 67 units with a header of six bytes, as the standard has it. */
    private static List<byte[]> parts(String text, int reference) {
        byte[] units = text.getBytes(StandardCharsets.UTF_16BE);
        int total = (units.length + 133) / 134;
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            int length = Math.min(134, units.length - i * 134);
            parts.add(ByteBuffer.allocate(6 + length)
                    .put((byte) 5)
                    .put((byte) 0)
                    .put((byte) 3)
                    .put((byte) reference)
                    .put((byte) total)
                    .put((byte) (i + 1))
                    .put(units, i * 134, length)
                    .array());
        }
        return parts;
    }

    private final class Receipts implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) throws ProcessRequestException {
            try {
                receipts.add(deliver.getShortMessageAsDeliveryReceipt());
            } catch (InvalidDeliveryReceiptException e) {
                throw new ProcessRequestException(e.getMessage(), 8);
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {}

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("not expected", 8);
        }
    }
}
