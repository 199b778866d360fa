package org.wenshu.document.sheets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The register of incoming documents (收文登记簿) to be printed.
 *
 * @param organ as the title names it
 * @param period what it covers, such as 2026年, as printed below the title
 */
public record IncomingRegister(String organ, String period, List<Entry> entries) {
    public IncomingRegister {
        entries = List.copyOf(entries);
    }

    /**
     * A line, in the customary columns.
     *
     * @param number 收文号
     * @param sender 来文单位
     * @param senderNumber 来文字号
     * @param sections 承办部门
     * @param proposal 拟办意见
     * @param instructions 领导批示
     * @param due 办理时限
     * @param result 办理结果
     * @param archiveNumber 归档号
     * @param note 备注
     */
    public record Entry(
            String number,
            LocalDate receivedOn,
            String sender,
            String senderNumber,
            String title,
            String secrecy,
            String urgency,
            int copies,
            String sections,
            String proposal,
            String instructions,
            Optional<LocalDate> due,
            String result,
            String archiveNumber,
            String note) {}
}
