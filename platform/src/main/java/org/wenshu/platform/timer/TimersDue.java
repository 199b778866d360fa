package org.wenshu.platform.timer;

import java.util.Optional;

/**
 * Timers of one kind whose time has come and that have not rung.
 *
 * @param due how many
 * @param latestSeconds how late the longest overdue one is by the office's clock; empty when none is due
 */
public record TimersDue(String timer, long due, Optional<Long> latestSeconds) {}
