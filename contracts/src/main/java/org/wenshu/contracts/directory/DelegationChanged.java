package org.wenshu.contracts.directory;

import java.time.Instant;
import java.util.List;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * The full state of a delegation from one person to another (授权代理, O3). Subject: {@code delegation/<id>}.
 *
 * @param id the delegation
 * @param fromPersonId the person who hands authority over
 * @param toPersonId the person who may act
 * @param authorities the authorities handed over
 * @param from from when it holds
 * @param until until when it holds, exclusive
 * @param revoked whether it was taken back early
 */
@WireName("org.wenshu.directory.DelegationChanged.v1")
public record DelegationChanged(
        String id,
        String fromPersonId,
        String toPersonId,
        List<String> authorities,
        Instant from,
        Instant until,
        boolean revoked)
        implements PublicEvent {
    public DelegationChanged {
        authorities = List.copyOf(authorities);
    }
}
