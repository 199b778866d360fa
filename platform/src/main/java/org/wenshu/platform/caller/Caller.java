package org.wenshu.platform.caller;

import java.util.Optional;
import java.util.Set;

/**
 * Who calls, with what authority, in whose place and from where (X2).
 *
 * @param id the person's or the integration client's id
 * @param authorities what the caller may do, as {@link Needs} names it
 * @param onBehalfOf the person whose delegated authority is used (O3), or empty
 * @param from the address that the request came from
 */
public record Caller(String id, String name, Set<String> authorities, Optional<String> onBehalfOf, String from) {

    public Caller {
        authorities = Set.copyOf(authorities);
    }

    public boolean may(String authority) {
        return authorities.contains(authority);
    }
}
