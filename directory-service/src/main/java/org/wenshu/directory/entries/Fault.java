package org.wenshu.directory.entries;

/**
 * One thing wrong with what was entered.
 *
 * @param field the field, as the API names it
 * @param rule a stable code of the rule that was broken
 */
public record Fault(String field, String rule, String zh, String en) {}
