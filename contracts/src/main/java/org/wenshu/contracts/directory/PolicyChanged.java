package org.wenshu.contracts.directory;

import java.util.Map;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * The full state of a policy of the organ, for instance the deadlines per urgency (制度参数). Subject: {@code policy/<name>}.
 *
 * @param name the policy
 * @param values its settings by name
 * @param version its version, which grows with every change
 */
@WireName("org.wenshu.directory.PolicyChanged.v1")
public record PolicyChanged(String name, Map<String, String> values, long version) implements PublicEvent {
    public PolicyChanged {
        values = Map.copyOf(values);
    }
}
