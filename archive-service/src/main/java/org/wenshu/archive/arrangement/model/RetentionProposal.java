package org.wenshu.archive.arrangement.model;

import java.util.Optional;

/**
 * A retention with its reason (保管期限及划分理由).
 *
 * @param rule the rule of the schedule that it follows, or empty when a person decided
 */
public record RetentionProposal(RetentionPeriod retention, Optional<String> rule, String reason) {}
