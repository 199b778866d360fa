package org.wenshu.notifications.deliveries.model;

/**
 * Where a message goes that leaves the organ: another organ's mailbox, which the directory does not hold.
 *
 * @param name whose address it is; the address itself where nobody says
 */
public record OutsideAddress(String name, String address) {}
