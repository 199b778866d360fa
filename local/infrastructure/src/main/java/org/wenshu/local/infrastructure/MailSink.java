package org.wenshu.local.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server that passes nothing on: it keeps what arrives for people and tests to look at.
 *
 * <p>It can be down for a while, refuse an address and cut a connection at the moment that matters, as mail servers do.
 * It listens on this machine only, unless told otherwise.
 */
public final class MailSink implements AutoCloseable {

    static final String THIS_MACHINE = "127.0.0.1";
    private static final int LARGEST_BYTES = 30 << 20;

    private final String host;
    private final Clock clock;
    private final Kept<ArrivedMail> kept = new Kept<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean cutNext = new AtomicBoolean();
    private int port;
    private @Nullable SMTPServer server;
    private @Nullable CuttableServerSocket socket;

    private MailSink(String host, int port, Clock clock) {
        this.host = host;
        this.port = port;
        this.clock = clock;
    }

    /** Starts the sink; port 0 means any free one. */
    public static MailSink start(int port) {
        return start(port, Clock.systemUTC());
    }

    /** Starts the sink; the clock dates what arrives. */
    public static MailSink start(int port, Clock clock) {
        return start(THIS_MACHINE, port, clock);
    }

    static MailSink start(String host, int port, Clock clock) {
        MailSink sink = new MailSink(host, port, clock);
        sink.comeUp();
        return sink;
    }

    /** The port it listens on, the same after it was down. */
    public synchronized int port() {
        return port;
    }

    /** What arrived, oldest first. */
    public List<ArrivedMail> mails() {
        return kept.all();
    }

    /** What arrived for an address, oldest first. */
    public List<ArrivedMail> mailsTo(String address) {
        return mails().stream()
                .filter(mail -> mail.to().stream().anyMatch(address::equalsIgnoreCase))
                .toList();
    }

    /** Forgets what arrived. */
    public void clear() {
        kept.clear();
    }

    /** Answers 550 (no such mailbox) for an address from now on. */
    public void refuse(String address) {
        refused.add(address.toLowerCase(Locale.ROOT));
    }

    /** Takes mail for a refused address again. */
    public void accept(String address) {
        refused.remove(address.toLowerCase(Locale.ROOT));
    }

    /** Keeps the next mail but cuts the connection before the sender hears that it arrived. */
    public void cutBeforeNextAnswer() {
        cutNext.set(true);
    }

    /** Stops listening and cuts the connections; what arrived stays. */
    public synchronized void goDown() {
        if (server != null && socket != null) {
            socket.cutAll();
            server.stop();
            server = null;
            socket = null;
        }
    }

    /** Listens again on the same port. */
    public synchronized void comeUp() {
        if (server != null) {
            return;
        }
        try {
            CuttableServerSocket listening = new CuttableServerSocket();
            SMTPServer starting = SMTPServer.port(port)
                    .bindAddress(InetAddress.getByName(host))
                    .hostName("wenshu-mail-sink")
                    .softwareName("Wenshu mail sink")
                    .serverSocketFactory(() -> listening)
                    .executorService(Executors.newVirtualThreadPerTaskExecutor())
                    .insertReceivedHeaders(false)
                    .maxMessageSize(LARGEST_BYTES)
                    .messageHandlerFactory(context -> new Delivery(context, listening))
                    .build();
            starting.start();
            port = listening.getLocalPort();
            server = starting;
            socket = listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it listens. */
    public synchronized boolean isUp() {
        return server != null;
    }

    @Override
    public void close() {
        goDown();
    }

    /** One mail on its way in. */
    private final class Delivery implements MessageHandler {

        private final MessageContext context;
        private final CuttableServerSocket listening;
        private String from = "";
        private final List<String> to = new ArrayList<>();

        Delivery(MessageContext context, CuttableServerSocket listening) {
            this.context = context;
            this.listening = listening;
        }

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (refused.contains(address.toLowerCase(Locale.ROOT))) {
                throw new RejectException(550, "5.1.1 <" + address + ">: no such mailbox");
            }
            to.add(address);
        }

        @Override
        public @Nullable String data(InputStream data) throws IOException {
            kept.add(MailReader.read(clock.instant(), from, to, data.readAllBytes()));
            if (cutNext.compareAndSet(true, false)) {
                listening.cut(context.getRemoteAddress());
            }
            return null;
        }

        @Override
        public void done() {}
    }
}
