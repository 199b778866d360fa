package org.wenshu.document.sheets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The register of outgoing documents (发文登记簿) to be printed.
 *
 * @param organ as the title names it
 * @param period what it covers, such as 2026年, as printed below the title
 */
public record OutgoingRegister(String organ, String period, List<Entry> entries) {
    public OutgoingRegister {
        entries = List.copyOf(entries);
    }

    /**
     * A line, in the customary columns.
     *
     * @param number 发文字号
     * @param addressees 主送
     * @param copiesTo 抄送
     * @param draftingSection 拟稿部门
     * @param drafter 拟稿人
     * @param signer 签发人, as signed
     * @param copies 印数
     * @param issuedOn 印发日期
     * @param archiveNumber 归档号
     * @param note 备注
     */
    public record Entry(
            String number,
            String title,
            String secrecy,
            String urgency,
            String addressees,
            String copiesTo,
            String draftingSection,
            String drafter,
            String signer,
            Optional<LocalDate> signedOn,
            Optional<Integer> copies,
            Optional<LocalDate> issuedOn,
            String archiveNumber,
            String note) {}
}
