package org.wenshu.notifications.deliveries.model;

import java.time.Instant;

/**
 * Why a try, or the whole delivery, failed.
 *
 * @param code stable, for programs
 * @param detail the provider's own words, for people
 */
public record Failure(String code, String detail, Instant at) {
    /** Cut off while being handed over, and no sign of its fate came (docs/adr/0010). */
    public static final String UNCERTAIN = "UNCERTAIN";

    public static final String EXPIRED = "EXPIRED";
    public static final String NO_ADDRESS = "NO_ADDRESS";
    public static final String INVALID_ADDRESS = "INVALID_ADDRESS";
    public static final String RECIPIENT_REJECTED = "RECIPIENT_REJECTED";
    public static final String MESSAGE_REJECTED = "MESSAGE_REJECTED";
    public static final String RECIPIENT_INACTIVE = "RECIPIENT_INACTIVE";
    public static final String NOT_CLEARED = "NOT_CLEARED";
    /** A file that was to go along is not in the store, or is not what it was. */
    public static final String ATTACHMENT_DAMAGED = "ATTACHMENT_DAMAGED";

    /** The store of files did not give a file that was to go along. */
    public static final String ATTACHMENT_UNREADABLE = "ATTACHMENT_UNREADABLE";

    public static final String PROVIDER_DOWN = "PROVIDER_DOWN";
    public static final String RATE_LIMITED = "RATE_LIMITED";
    public static final String TEMPORARILY_REFUSED = "TEMPORARILY_REFUSED";
    public static final String INSTANCE_LOST = "INSTANCE_LOST";
    /** Followed by the state that the receipt told, such as {@code RECEIPT_UNDELIV}. */
    public static final String RECEIPT = "RECEIPT_";
}
