package org.wenshu.documents.incoming.checks;

import java.time.Duration;

/**
 * How much of a file the checks are willing to read, so that no upload can hold a service up.
 *
 * @param pages pages of a PDF whose text is read
 * @param time for reading one file; what was read until then is checked
 * @param characters of text kept
 * @param expandedBytes what one compressed part that must be held in memory may expand to
 * @param scratchBytes of temporary file for one PDF
 */
public record CheckLimits(int pages, Duration time, int characters, long expandedBytes, long scratchBytes) {
    public static final CheckLimits DEFAULT =
            new CheckLimits(200, Duration.ofSeconds(20), 2_000_000, 128L << 20, 512L << 20);
}
