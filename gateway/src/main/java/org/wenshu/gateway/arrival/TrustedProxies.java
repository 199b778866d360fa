package org.wenshu.gateway.arrival;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wenshu.gateway.GatewayProperties;

/** The networks of the proxies in front of the gateway whose word about the client is believed. */
@Component
class TrustedProxies {
    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(GatewayProperties properties) {
        networks = properties.trustedProxies().stream()
                .map(String::trim)
                .filter(network -> !network.isEmpty())
                .map(network -> network.contains("/") ? network : network + (network.contains(":") ? "/128" : "/32"))
                .map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
                .toList();
    }

    boolean trust(String address) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(address);
        return literal != null
                && networks.stream().anyMatch(network -> network.matches(new InetSocketAddress(literal, 0)));
    }

    /**
     * The client's address: the last one in the chain that is not a trusted proxy's. What stands before it was written
     * by somebody who may lie.
     */
    String clientOf(String peer, List<String> forwardedFor) {
        String client = peer;
        for (int i = forwardedFor.size() - 1; i >= 0 && trust(client); i--) {
            String next = forwardedFor.get(i).trim();
            if (NetUtil.createInetAddressFromIpAddressString(next) == null) {
                return client;
            }
            client = next;
        }
        return client;
    }
}
