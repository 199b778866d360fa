package org.wenshu.platform.caller;

import java.util.Map;
import java.util.Optional;

/**
 * Knows who a token's subject is in the organ and what that person may do now: the token says who, the directory says
 * what.
 *
 * <p>Asked on the thread that received the request, so it answers from memory and does not block.
 */
@FunctionalInterface
public interface CallerDirectory {

    /**
     * @param subject the claim that names the person or the integration client
     * @param claims all claims of the verified token
     * @param onBehalfOf the person whose delegated authority the caller asks to use (O3), or empty
     * @param from the address that the request came from
     * @return empty when the subject is unknown or inactive, or when no such delegation is in force
     */
    Optional<Caller> find(String subject, Map<String, Object> claims, Optional<String> onBehalfOf, String from);
}
