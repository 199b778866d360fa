package org.wenshu.notifications.deliveries.model;

/**
 * A file that goes along with an e-mail; its content stays in the shared store until it is sent (A3).
 *
 * @param name as the recipient sees it
 * @param sha256 its key in the store
 */
public record Attachment(String name, String mediaType, long size, String sha256) {}
