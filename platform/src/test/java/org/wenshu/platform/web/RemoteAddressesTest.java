package org.wenshu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteAddressesTest {

    private final RemoteAddresses addresses = new RemoteAddresses(List.of("127.0.0.1", "::1", "10.0.0.0/8"));

    private String from(String peer, String... forwardedFor) {
        return addresses.from(InetAddress.ofLiteral(peer), List.of(forwardedFor));
    }

    @Test
    void a_stranger_is_not_believed_about_where_it_comes_from() {
        assertThat(from("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(from("127.0.0.1", "1.2.3.4, 198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void trusted_proxies_are_believed_as_far_as_they_reach() {
        assertThat(from("127.0.0.1")).isEqualTo("127.0.0.1");
        assertThat(from("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(from("10.1.2.3", "198.51.100.1, 10.9.9.9")).isEqualTo("198.51.100.1");
        assertThat(from("10.1.2.3", "198.51.100.1", "10.9.9.9")).isEqualTo("198.51.100.1");
        assertThat(from("127.0.0.1", "not an address")).isEqualTo("127.0.0.1");
        assertThat(from("127.0.0.1", "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }
}
