package org.wenshu.notifications.sending.sms;

import java.util.Optional;
import java.util.OptionalInt;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenshu.notifications.sending.SmsReceipts;

/** Takes delivery receipts; answers the centre only once a receipt is stored, so that none is lost. */
final class ReceiptListener implements MessageReceiverListener {
    private static final Logger log = LoggerFactory.getLogger(ReceiptListener.class);

    private final String provider;
    private final SmsReceipts receipts;

    ReceiptListener(String provider, SmsReceipts receipts) {
        this.provider = provider;
        this.receipts = receipts;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliver) throws ProcessRequestException {
        if (!deliver.isSmscDeliveryReceipt()) {
            // Replies to a reminder have no reader here; the texts ask people to answer in the office system.
            log.info("{} passed on a message from a phone; it is not read", provider);
            return;
        }
        Optional<SmsReceipts.Receipt> receipt = read(deliver);
        if (receipt.isEmpty()) {
            return;
        }
        try {
            receipts.take(receipt.get());
        } catch (RuntimeException e) {
            log.warn("a receipt of {} could not be stored; the centre is asked to send it again", provider, e);
            throw new ProcessRequestException("not stored", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private Optional<SmsReceipts.Receipt> read(DeliverSm deliver) {
        Optional<DeliveryReceipt> text = text(deliver);
        // The optional parameter is exact; the text's id is written as decimal by some centres and as hex by others.
        Optional<String> id = Optional.ofNullable(
                        deliver.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(OptionalParameter.Receipted_message_id::getValueAsString)
                .or(() -> text.map(DeliveryReceipt::getId));
        Optional<DeliveryReceiptState> state = text.map(DeliveryReceipt::getFinalStatus)
                .or(() -> Optional.ofNullable(deliver.getOptionalParameter(OptionalParameter.Message_state.class))
                        .map(found -> state(found.getValue())));
        if (id.isEmpty() || state.isEmpty()) {
            log.warn("{} sent a receipt that cannot be read", provider);
            return Optional.empty();
        }
        return switch (state.get()) {
            // Still on its way, or the centre does not know: the last word is yet to come.
            case ENROUTE, ACCEPTD, UNKNOWN -> Optional.empty();
            case DELIVRD, EXPIRED, DELETED, UNDELIV, REJECTD ->
                Optional.of(new SmsReceipts.Receipt(
                        provider,
                        id.get(),
                        deliver.getSourceAddr(),
                        state.get() == DeliveryReceiptState.DELIVRD,
                        state.get().name(),
                        reference(deliver)));
        };
    }

    private static OptionalInt reference(DeliverSm deliver) {
        var parameter = deliver.getOptionalParameter(OptionalParameter.User_message_reference.class);
        return parameter == null ? OptionalInt.empty() : OptionalInt.of(Short.toUnsignedInt(parameter.getValue()));
    }

    private static Optional<DeliveryReceipt> text(DeliverSm deliver) {
        try {
            return Optional.of(deliver.getShortMessageAsDeliveryReceipt());
        } catch (InvalidDeliveryReceiptException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** SMPP 3.4, 5.2.28. */
    private static DeliveryReceiptState state(byte messageState) {
        return switch (messageState) {
            case 1 -> DeliveryReceiptState.ENROUTE;
            case 2 -> DeliveryReceiptState.DELIVRD;
            case 3 -> DeliveryReceiptState.EXPIRED;
            case 4 -> DeliveryReceiptState.DELETED;
            case 5 -> DeliveryReceiptState.UNDELIV;
            case 6 -> DeliveryReceiptState.ACCEPTD;
            case 8 -> DeliveryReceiptState.REJECTD;
            default -> DeliveryReceiptState.UNKNOWN;
        };
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        log.debug("{} sent an alert notification, which is not needed", provider);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not read", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
