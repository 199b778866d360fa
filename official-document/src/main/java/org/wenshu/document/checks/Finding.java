package org.wenshu.document.checks;

import java.util.Optional;

/**
 * What a rule found in a document.
 *
 * @param code the rule's
 * @param clause of the standard or regulation that the rule rests on
 * @param excerpt what stands at the place; empty where something is missing
 * @param reason in Chinese
 * @param english the same in short
 * @param suggestion what should stand at the place instead
 */
public record Finding(
        String code,
        String clause,
        Severity severity,
        Place place,
        String excerpt,
        String reason,
        String english,
        Optional<String> suggestion) {}
