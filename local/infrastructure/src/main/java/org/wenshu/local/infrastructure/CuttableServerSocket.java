package org.wenshu.local.infrastructure;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A listening socket whose connections can be cut without a farewell, as a failing network or a crash would. */
final class CuttableServerSocket extends ServerSocket {

    private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();

    CuttableServerSocket() throws IOException {
        super();
    }

    @Override
    public Socket accept() throws IOException {
        Socket socket = new Socket();
        implAccept(socket);
        accepted.removeIf(Socket::isClosed);
        accepted.add(socket);
        return socket;
    }

    /** Cuts the connection with one peer. */
    void cut(SocketAddress peer) {
        cut((Socket socket) -> peer.equals(socket.getRemoteSocketAddress()));
    }

    /** Cuts every connection. */
    void cutAll() {
        cut((Socket socket) -> true);
    }

    private void cut(Predicate<Socket> which) {
        for (Socket socket : accepted) {
            if (which.test(socket)) {
                accepted.remove(socket);
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException alreadyGone) {
                    // Nothing is left to cut.
                }
            }
        }
    }
}
