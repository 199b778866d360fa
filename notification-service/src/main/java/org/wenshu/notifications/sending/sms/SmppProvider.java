package org.wenshu.notifications.sending.sms;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.wenshu.notifications.NotificationProperties.Limits;
import org.wenshu.notifications.NotificationProperties.Smpp;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Failure;
import org.wenshu.notifications.sending.HandOver;
import org.wenshu.notifications.sending.Outcome;
import org.wenshu.notifications.sending.Outgoing;
import org.wenshu.notifications.sending.PhoneNumbers;
import org.wenshu.notifications.sending.Provider;
import org.wenshu.notifications.sending.SmsReceipts;

/** An SMPP 3.4 message centre as a provider (N2): one submit_sm per part, receipts asked for. */
final class SmppProvider implements Provider {
    /** Said of the message itself or of its destination: trying again would get the same answer. */
    private static final Set<Integer> FOR_GOOD = Set.of(
            SMPPConstant.STAT_ESME_RINVDSTADR,
            SMPPConstant.STAT_ESME_RINVDSTTON,
            SMPPConstant.STAT_ESME_RINVDSTNPI,
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RINVDCS);

    /** The centre is busy but well. */
    private static final Set<Integer> BUSY = Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    private final String name;
    private final Smpp settings;
    private final SmppLink link;

    SmppProvider(String name, Smpp settings, SmsReceipts receipts) {
        this.name = name;
        this.settings = settings;
        this.link = new SmppLink(name, settings, new ReceiptListener(name, receipts));
    }

    void open() {
        link.open();
    }

    void close() {
        link.close();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
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
        String to = PhoneNumbers.dialled(outgoing.address());
        if (to.isEmpty()) {
            return new Outcome.Rejected(Failure.INVALID_ADDRESS, "not a telephone number");
        }
        List<String> parts = SmsText.parts(outgoing.message().text());
        for (int number : outgoing.parts()) {
            Optional<Outcome> stop = sendPart(outgoing.deliveryId(), to, parts, number, handOver);
            if (stop.isPresent()) {
                return stop.get();
            }
        }
        return new Outcome.HandedOver();
    }

    /** Hands one part over; empty when the next may follow. */
    private Optional<Outcome> sendPart(
            String deliveryId, String to, List<String> parts, int number, HandOver handOver) {
        Optional<SMPPSession> session = link.session();
        if (session.isEmpty()) {
            return Optional.of(new Outcome.Later(Failure.PROVIDER_DOWN, link.lastTrouble(), true));
        }
        handOver.begins(number);
        try {
            handOver.accepted(number, submit(session.get(), deliveryId, to, parts, number));
            return Optional.empty();
        } catch (NegativeResponseException e) {
            handOver.failed(number);
            return Optional.of(refused(e.getCommandStatus()));
        } catch (ResponseTimeoutException | InvalidResponseException e) {
            handOver.cutOff(number);
            return Optional.empty();
        } catch (PDUException e) {
            handOver.failed(number);
            return Optional.of(new Outcome.Rejected(Failure.MESSAGE_REJECTED, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            // Thrown only while the PDU is being written: the centre cannot have the whole of it.
            handOver.failed(number);
            return Optional.of(new Outcome.Later(Failure.PROVIDER_DOWN, String.valueOf(e.getMessage()), true));
        }
    }

    private String submit(SMPPSession session, String deliveryId, String to, List<String> parts, int number)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        boolean many = parts.size() > 1;
        String part = parts.get(number - 1);
        int reference = SmsReceipts.reference(deliveryId);
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.valueOf(settings.sourceTon()),
                        NumberingPlanIndicator.valueOf(settings.sourceNpi()),
                        settings.source(),
                        TypeOfNumber.valueOf(settings.destinationTon()),
                        NumberingPlanIndicator.valueOf(settings.destinationNpi()),
                        to,
                        new ESMClass(
                                MessageMode.DEFAULT,
                                MessageType.DEFAULT,
                                many ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT),
                        (byte) 0,
                        (byte) 1,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new GeneralDataCoding(Alphabet.ALPHA_UCS2),
                        (byte) 0,
                        many ? SmsText.withHeader(part, reference, parts.size(), number) : SmsText.encoded(part),
                        // A centre that repeats it in the receipt tells the fate of a part whose answer was cut off.
                        new OptionalParameter.User_message_reference((short) reference))
                .getMessageId();
    }

    private static Outcome refused(int status) {
        String detail = "command status 0x%08X".formatted(status);
        if (FOR_GOOD.contains(status)) {
            String code = status == SMPPConstant.STAT_ESME_RINVMSGLEN || status == SMPPConstant.STAT_ESME_RINVDCS
                    ? Failure.MESSAGE_REJECTED
                    : Failure.RECIPIENT_REJECTED;
            return new Outcome.Rejected(code, detail);
        }
        return new Outcome.Later(Failure.TEMPORARILY_REFUSED, detail, !BUSY.contains(status));
    }
}
