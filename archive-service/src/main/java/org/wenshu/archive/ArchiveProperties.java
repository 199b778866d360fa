package org.wenshu.archive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets for the archive.
 *
 * @param verificationPeriod how long after its last verification a record's files are read again (A3)
 * @param retryAfter how long after a failed attempt what waits in the queue is tried again by itself (A1)
 */
@ConfigurationProperties("wenshu.archive")
public record ArchiveProperties(
        @DefaultValue("180d") Duration verificationPeriod,
        @DefaultValue("10m") Duration retryAfter) {}
