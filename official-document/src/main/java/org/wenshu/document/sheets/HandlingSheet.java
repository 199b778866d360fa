package org.wenshu.document.sheets;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The sheet in front of an incoming document (收文处理单): what came from whom, who proposed, instructed and did what.
 *
 * @param organ whose paper it is, as its title says
 * @param number 收文号
 * @param senderNumber 来文字号
 * @param secrecy 密级和保密期限 as printed
 * @param urgency 紧急程度 as printed
 * @param leadSection 主办
 * @param coHandlers 协办
 * @param due 办理时限
 * @param opinions in the order they were given; 拟办意见, 领导批示, 办理结果 and 办结 have rows of their own, other labels follow below
 */
public record HandlingSheet(
        String organ,
        String number,
        LocalDateTime receivedAt,
        String sender,
        Optional<String> senderNumber,
        String secrecy,
        String urgency,
        int copies,
        int pages,
        String title,
        Optional<String> leadSection,
        List<String> coHandlers,
        Optional<LocalDate> due,
        List<Opinion> opinions) {
    public HandlingSheet {
        coHandlers = List.copyOf(coHandlers);
        opinions = List.copyOf(opinions);
    }
}
