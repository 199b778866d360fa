package org.wenshu.notifications.templates.model;

/**
 * What is said on one channel, with placeholders in braces.
 *
 * @param subject the heading; empty for text messages, which have none
 */
public record Wording(String subject, String text) {}
