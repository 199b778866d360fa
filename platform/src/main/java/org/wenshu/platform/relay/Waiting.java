package org.wenshu.platform.relay;

import java.util.Optional;

/**
 * What waits in the outboxes of a service.
 *
 * @param events stored and not published yet
 * @param oldestSeconds the age of the oldest of them by the office's clock; empty when none waits
 */
public record Waiting(long events, Optional<Long> oldestSeconds) {}
