package org.wenshu.local.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.ServerResponseDeliveryListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenshu.local.infrastructure.ArrivedSms.State;

/**
 * A real SMPP 3.4 message centre without phones behind it: it keeps what arrives for people and tests to look at.
 *
 * <p>It takes binds of every kind, puts long messages together, and sends delivery receipts to whoever asked for them,
 * waiting for the next bind when nobody is there to take them. It can be down for a while, have phones that cannot be
 * reached and cut a connection at the moment that matters, as message centres do. It listens on this machine only, unless
 * told otherwise.
 */
public final class SmsSink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmsSink.class);

    private static final int BIND_WITHIN_MILLIS = 5_000;
    private static final int RECEIPT_ANSWER_WITHIN_MILLIS = 5_000;

    private final String host;
    private final String systemId;
    private final String password;
    private final Clock clock;

    private final Kept<Message> kept = new Kept<>();
    private final Map<Reference, Message> incomplete = new LinkedHashMap<>();
    private final Map<String, Message> unanswered = new ConcurrentHashMap<>();
    private static final long AGAIN_AFTER_MILLIS = 500;

    private final List<Receipt> waiting = new ArrayList<>();
    private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    private final Set<SMPPServerSession> bound = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean cutNext = new AtomicBoolean();
    private final AtomicLong ids = new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000_000L, 5_000_000_000L));
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    private int port;
    private @Nullable CuttableServerSocket socket;

    /** What tells the parts of one message from those of another. */
    private record Reference(String source, String destination, int number, int total) {}

    private record Receipt(String id, Message message) {}

    private SmsSink(String host, int port, String systemId, String password, Clock clock) {
        this.host = host;
        this.port = port;
        this.systemId = systemId;
        this.password = password;
        this.clock = clock;
    }

    /** Starts the centre with the sign-in wenshu / wenshu; port 0 means any free one. */
    public static SmsSink start(int port) {
        return start(port, "wenshu", "wenshu", Clock.systemUTC());
    }

    /** Starts the centre; the clock dates what arrives. */
    public static SmsSink start(int port, String systemId, String password, Clock clock) {
        return start(MailSink.THIS_MACHINE, port, systemId, password, clock);
    }

    static SmsSink start(String host, int port, String systemId, String password, Clock clock) {
        SmsSink sink = new SmsSink(host, port, systemId, password, clock);
        sink.comeUp();
        return sink;
    }

    /** The port it listens on, the same after it was down. */
    public synchronized int port() {
        return port;
    }

    /** What arrived, oldest first; a long message counts once. */
    public synchronized List<ArrivedSms> messages() {
        return kept.all().stream().map(Message::asArrived).toList();
    }

    /** What arrived for a phone, oldest first. */
    public List<ArrivedSms> messagesTo(String destination) {
        return messages().stream()
                .filter(message -> message.destination().equals(destination))
                .toList();
    }

    /** Forgets what arrived, and with it the parts and receipts still waiting. */
    public synchronized void clear() {
        kept.clear();
        incomplete.clear();
        unanswered.clear();
        waiting.clear();
    }

    /** Lets a phone be out of reach: messages for it are taken, and their receipts say UNDELIV. */
    public void unreachable(String destination) {
        unreachable.add(destination);
    }

    /** Lets a phone be in reach again. */
    public void reachable(String destination) {
        unreachable.remove(destination);
    }

    /** Keeps the next part but cuts the connection before the sender hears that it arrived. */
    public void cutBeforeNextAnswer() {
        cutNext.set(true);
    }

    /** How many sessions are bound now. */
    public int sessions() {
        return bound.size();
    }

    /** Stops listening and cuts the sessions; what arrived and the receipts not yet taken stay. */
    public synchronized void goDown() {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
            socket.cutAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = null;
            bound.clear();
        }
    }

    /** Listens again on the same port. */
    public synchronized void comeUp() {
        if (socket != null) {
            return;
        }
        try {
            CuttableServerSocket listening = new CuttableServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            port = listening.getLocalPort();
            socket = listening;
            SMPPServerSessionListener listener = new SMPPServerSessionListener(port, new Listening(listening));
            listener.setSessionStateListener((now, before, session) -> {
                if (!now.isBound() && before.isBound()) {
                    forget(session);
                }
            });
            Receiving receiving = new Receiving(listening);
            listener.setMessageReceiverListener(receiving);
            listener.setResponseDeliveryListener(receiving);
            work.execute(() -> takeSessions(listener, listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it listens. */
    public synchronized boolean isUp() {
        return socket != null;
    }

    @Override
    public void close() {
        goDown();
        work.shutdownNow();
    }

    private void forget(Session session) {
        bound.removeIf(known -> known == session);
    }

    private void takeSessions(SMPPServerSessionListener listener, CuttableServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                SMPPServerSession session = listener.accept();
                work.execute(() -> bind(session));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    log.warn("A session could not be accepted", e);
                }
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_WITHIN_MILLIS);
            if (!request.getSystemId().equals(systemId)) {
                request.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!password.equals(request.getPassword())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                session.setTransactionTimer(RECEIPT_ANSWER_WITHIN_MILLIS);
                request.accept("wenshu-sms", InterfaceVersion.IF_34);
                bound.add(session);
                sendReceipts();
            }
        } catch (TimeoutException | PDUStringException | IOException | IllegalStateException e) {
            log.debug("A session ended before it was bound", e);
            session.close();
        }
    }

    private synchronized SubmitSmResult take(SubmitSm submit) throws ProcessRequestException {
        SmsPart part = SmsPart.of(submit)
                .orElseThrow(() -> new ProcessRequestException(
                        "Unknown data_coding or malformed user data header", SMPPConstant.STAT_ESME_RSUBMITFAIL));
        Message message = messageOf(submit, part);
        String id = "%010d".formatted(ids.incrementAndGet());
        message.take(part, id, submit.getRegisteredDelivery(), clock.instant());
        unanswered.put(id, message);
        return new SubmitSmResult(messageId(id), new OptionalParameter[0]);
    }

    private static MessageId messageId(String id) {
        try {
            return new MessageId(id);
        } catch (PDUStringException e) {
            throw new IllegalStateException("An id of ten digits always fits", e);
        }
    }

    private Message messageOf(SubmitSm submit, SmsPart part) {
        if (part.total() == 1) {
            Message message = new Message(submit, 1);
            kept.add(message);
            return message;
        }
        Reference reference =
                new Reference(submit.getSourceAddr(), submit.getDestAddress(), part.reference(), part.total());
        Message message = incomplete.computeIfAbsent(reference, first -> {
            Message begun = new Message(submit, part.total());
            kept.add(begun);
            return begun;
        });
        if (message.isCompletedBy(part)) {
            incomplete.remove(reference);
        }
        return message;
    }

    /** A receipt must not overtake the answer that tells the sender the id, so it starts here. */
    private void answered(String id) {
        synchronized (this) {
            Message message = unanswered.remove(id);
            if (message == null) {
                return;
            }
            message.answered.add(id);
            if (message.isComplete()) {
                boolean failed = message.state == State.UNDELIVERABLE;
                for (String done : List.copyOf(message.answered)) {
                    if (message.wantsReceipt(done, failed)) {
                        waiting.add(new Receipt(done, message));
                    }
                    message.answered.remove(done);
                }
            }
        }
        work.execute(this::sendReceipts);
    }

    private void sendReceipts() {
        List<Receipt> due;
        synchronized (this) {
            due = List.copyOf(waiting);
            waiting.clear();
        }
        for (Receipt receipt : due) {
            if (!send(receipt)) {
                synchronized (this) {
                    waiting.add(receipt);
                }
            }
        }
        boolean refused;
        synchronized (this) {
            refused = !waiting.isEmpty();
        }
        if (refused && taker().isPresent()) {
            // Refused for the moment, as by an instance that is just ending.
            CompletableFuture.delayedExecutor(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS, work)
                    .execute(this::sendReceipts);
        }
    }

    private Optional<SMPPServerSession> taker() {
        return bound.stream()
                .filter(session -> session.getSessionState().isReceivable())
                .findFirst();
    }

    private boolean send(Receipt receipt) {
        Optional<SMPPServerSession> taker = taker();
        if (taker.isEmpty()) {
            return false;
        }
        Message message = receipt.message();
        boolean delivered = message.state == State.DELIVERED;
        Date at = Date.from(message.at);
        DeliveryReceipt text = new DeliveryReceipt(
                receipt.id(),
                1,
                delivered ? 1 : 0,
                at,
                at,
                delivered ? DeliveryReceiptState.DELIVRD : DeliveryReceiptState.UNDELIV,
                delivered ? "000" : "001",
                "");
        try {
            taker.get()
                    .deliverShortMessage(
                            "",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            message.destination,
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            message.source,
                            new ESMClass(SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT),
                            (byte) 0,
                            (byte) 0,
                            new RegisteredDelivery(0),
                            DataCodings.ZERO,
                            text.toString().getBytes(StandardCharsets.US_ASCII),
                            new OptionalParameter.Receipted_message_id(receipt.id()),
                            new OptionalParameter.Message_state(
                                    (byte) (delivered ? 2 : 5 /* DELIVERED, UNDELIVERABLE of SMPP 3.4, 5.2.28 */)));
            return true;
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            log.debug("Receipt {} was not taken; it is sent again", receipt.id(), e);
            return false;
        }
    }

    /** A message on its way in; guarded by the sink. */
    private final class Message {

        private final String source;
        private final String destination;
        private final int total;
        private final Map<Integer, SmsPart> parts = new TreeMap<>(Comparator.naturalOrder());
        private final Map<String, Byte> receiptsWanted = new LinkedHashMap<>();
        private final Set<String> answered = new HashSet<>();
        private Instant at = Instant.EPOCH;
        private State state = State.INCOMPLETE;

        Message(SubmitSm first, int total) {
            this.source = first.getSourceAddr();
            this.destination = first.getDestAddress();
            this.total = total;
        }

        void take(SmsPart part, String id, byte registeredDelivery, Instant now) {
            parts.put(part.number(), part);
            receiptsWanted.put(id, registeredDelivery);
            at = now;
            if (isComplete()) {
                state = unreachable.contains(destination) ? State.UNDELIVERABLE : State.DELIVERED;
            }
        }

        boolean isCompletedBy(SmsPart part) {
            return parts.size() + (parts.containsKey(part.number()) ? 0 : 1) == total;
        }

        boolean isComplete() {
            return parts.size() == total;
        }

        boolean wantsReceipt(String id, boolean failed) {
            byte wanted = receiptsWanted.getOrDefault(id, (byte) 0);
            return SubmitSm.isSmscDelReceiptSuccessAndFailureRequested(wanted)
                    || (failed && SubmitSm.isSmscDelReceiptFailureRequested(wanted));
        }

        ArrivedSms asArrived() {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            parts.values().forEach(part -> content.writeBytes(part.content()));
            String text = parts.values().stream()
                    .findFirst()
                    .map(part -> content.toString(part.charset()))
                    .orElse("");
            return new ArrivedSms(
                    at, source, destination, text, total, parts.size(), state, List.copyOf(receiptsWanted.keySet()));
        }
    }

    /** Lets jsmpp listen on a socket that can be cut. */
    private record Listening(CuttableServerSocket socket) implements ServerConnectionFactory {

        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }

    /** Takes submit_sm; everything else is not offered. */
    private final class Receiving implements ServerMessageReceiverListener, ServerResponseDeliveryListener {

        private final CuttableServerSocket listening;

        Receiving(CuttableServerSocket listening) {
            this.listening = listening;
        }

        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession session)
                throws ProcessRequestException {
            SubmitSmResult taken = take(submit);
            if (cutNext.compareAndSet(true, false)) {
                listening.cut(new InetSocketAddress(session.getInetAddress(), session.getPort()));
            }
            return taken;
        }

        @Override
        public void onSubmitSmRespSent(SubmitSmResult result, SMPPServerSession session) {
            answered(result.getMessageId());
        }

        @Override
        public void onSubmitSmRespError(SubmitSmResult result, Exception cause, SMPPServerSession session) {
            // The centre has the message and will deliver it, whether or not the sender heard so.
            answered(result.getMessageId());
        }

        @Override
        public void onSubmitMultiRespSent(SubmitMultiResult result, SMPPServerSession session) {}

        @Override
        public void onSubmitMultiRespError(SubmitMultiResult result, Exception cause, SMPPServerSession session) {}

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession session)
                throws ProcessRequestException {
            throw notOffered("submit_multi");
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw notOffered("query_sm");
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession session) throws ProcessRequestException {
            throw notOffered("replace_sm");
        }

        @Override
        public void onAcceptCancelSm(CancelSm request, SMPPServerSession session) throws ProcessRequestException {
            throw notOffered("cancel_sm");
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw notOffered("broadcast_sm");
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw notOffered("cancel_broadcast_sm");
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession session)
                throws ProcessRequestException {
            throw notOffered("query_broadcast_sm");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm request, Session session) throws ProcessRequestException {
            throw notOffered("data_sm");
        }

        private ProcessRequestException notOffered(String command) {
            return new ProcessRequestException(command + " is not offered", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
