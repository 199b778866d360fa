package org.wenshu.document.sheets;

import java.time.LocalDateTime;

/**
 * What somebody wrote on a sheet, signed and dated.
 *
 * @param label the sheet's row that it stands in, such as 签发, 会签, 初审 or 领导批示
 * @param text as it was written; further paragraphs on lines of their own
 * @param signature as it is written on sheets: 张三, or 张三 代 李四 under delegation
 * @param at in the organ's own time
 */
public record Opinion(String label, String text, String signature, LocalDateTime at) {}
