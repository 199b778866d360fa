package org.wenshu.notifications.sending.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenshu.notifications.NotificationProperties.Smpp;

/** Keeps one session bound to a message centre as transceiver, binding again with growing pauses whenever it is lost. */
final class SmppLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SmppLink.class);

    private final String name;
    private final Smpp settings;
    private final MessageReceiverListener receiver;
    private volatile boolean running = true;
    private volatile @Nullable SMPPSession bound;
    private volatile String lastTrouble = "not bound yet";
    private final Thread keeper;

    SmppLink(String name, Smpp settings, MessageReceiverListener receiver) {
        this.name = name;
        this.settings = settings;
        this.receiver = receiver;
        this.keeper = Thread.ofVirtual().name(name).unstarted(this::keepBound);
    }

    void open() {
        keeper.start();
    }

    /** The session, while it is bound. */
    Optional<SMPPSession> session() {
        return Optional.ofNullable(bound)
                .filter(session -> session.getSessionState().isTransmittable());
    }

    String lastTrouble() {
        return lastTrouble;
    }

    private void keepBound() {
        Duration pause = settings.reconnectFirst();
        while (running) {
            var closed = new CountDownLatch(1);
            var session = new SMPPSession(this::connect);
            try {
                bind(session, closed);
                bound = session;
                pause = settings.reconnectFirst();
                log.info("{} is bound to {}", name, settings);
                closed.await();
                log.warn("{} lost its session with {}", name, settings);
                lastTrouble = "the session was lost";
            } catch (IOException e) {
                lastTrouble = String.valueOf(e.getMessage());
                log.warn("{} cannot bind to {} and tries again in {}: {}", name, settings, pause, lastTrouble);
            } catch (InterruptedException e) {
                return;
            } finally {
                bound = null;
                session.unbindAndClose();
            }
            if (!sleep(pause)) {
                return;
            }
            pause = shorter(pause.multipliedBy(2), settings.reconnectLongest());
        }
    }

    private void bind(SMPPSession session, CountDownLatch closed) throws IOException {
        session.setEnquireLinkTimer((int) settings.enquireEvery().toMillis());
        session.setTransactionTimer(settings.answerWithin().toMillis());
        session.setMessageReceiverListener(receiver);
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                closed.countDown();
            }
        });
        session.connectAndBind(
                settings.host(),
                settings.port(),
                new BindParameter(
                        BindType.BIND_TRX,
                        settings.systemId(),
                        settings.password(),
                        settings.systemType(),
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        "",
                        InterfaceVersion.IF_34),
                settings.answerWithin().toMillis());
    }

    private SocketConnection connect(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int)
                    settings.connectWithin().toMillis());
            // Each submit_sm waits for its answer; gathering small packets would only delay it.
            socket.setTcpNoDelay(true);
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return running;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        running = false;
        keeper.interrupt();
    }
}
