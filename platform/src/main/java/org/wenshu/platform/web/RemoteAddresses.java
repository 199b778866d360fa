package org.wenshu.platform.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where a request came from; what a stranger claims in X-Forwarded-For is not believed. */
final class RemoteAddresses {

    private final List<Network> trusted;

    RemoteAddresses(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Network::parse).toList();
    }

    /** The last address in the chain that no trusted proxy vouches for being a proxy itself. */
    String from(@Nullable InetAddress peer, List<String> forwardedFor) {
        if (peer == null) {
            return "unknown";
        }
        InetAddress nearest = peer;
        List<String> chain = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::trim)
                .toList();
        for (int i = chain.size() - 1; i >= 0 && isTrusted(nearest); i--) {
            Optional<InetAddress> before = literal(chain.get(i));
            if (before.isEmpty()) {
                break;
            }
            nearest = before.get();
        }
        return nearest.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record Network(InetAddress address, int bits) {

        static Network parse(String text) {
            int slash = text.indexOf('/');
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int all = address.getAddress().length * 8;
            return new Network(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
