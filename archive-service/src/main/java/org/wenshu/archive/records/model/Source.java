package org.wenshu.archive.records.model;

/**
 * The work that a record comes from.
 *
 * @param kind {@value #INCOMING_DOCUMENT} or {@value #OUTGOING_DOCUMENT}
 * @param id the aggregate in the service that did the work
 */
public record Source(String kind, String id) {
    public static final String INCOMING_DOCUMENT = "incoming-document";
    public static final String OUTGOING_DOCUMENT = "outgoing-document";
}
