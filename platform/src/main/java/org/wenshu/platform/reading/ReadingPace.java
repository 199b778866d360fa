package org.wenshu.platform.reading;

import java.time.Duration;

/**
 * How often a failing effect is tried again before it is laid aside.
 *
 * @param retries after the first try
 * @param firstPause before the first retry; each further pause is three times as long, up to the longest
 */
public record ReadingPace(int retries, Duration firstPause, Duration longestPause) {}
