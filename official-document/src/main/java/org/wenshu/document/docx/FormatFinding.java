package org.wenshu.document.docx;

/**
 * Where a DOCX departs from the standard.
 *
 * @param code the rule's, or that of the wording rule, such as PU01
 * @param block the paragraph or table of the body, from 0; -1 for the page set-up, header and footer
 * @param excerpt the beginning of the paragraph
 * @param reason in Chinese, with what is there and what should be
 * @param mendable whether the corrected DOCX has it right
 */
public record FormatFinding(FormatRule rule, String code, int block, String excerpt, String reason, boolean mendable) {}
