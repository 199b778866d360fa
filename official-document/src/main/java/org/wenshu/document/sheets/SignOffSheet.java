package org.wenshu.document.sheets;

import java.util.List;
import java.util.Optional;

/**
 * The sheet in front of an outgoing document's draft (发文稿纸): what goes out to whom, and who approved it when.
 *
 * @param organ whose paper it is, as its title says
 * @param number 发文字号, once it is given
 * @param secrecy 密级和保密期限 as printed, such as 机密★1年; empty when it is not classified
 * @param urgency 紧急程度 as printed; empty when it presses in no way
 * @param title of the document
 * @param addressees 主送
 * @param copiesTo 抄送
 * @param attachments their names
 * @param draftingSection 拟稿部门
 * @param drafter 拟稿人
 * @param phone the drafter's
 * @param copies 印数
 * @param opinions in the order they were given; 签发, 会签, 终审, 复审 and 初审 have rows of their own, other labels follow below
 */
public record SignOffSheet(
        String organ,
        Optional<String> number,
        Optional<String> secrecy,
        Optional<String> urgency,
        String title,
        List<String> addressees,
        List<String> copiesTo,
        List<String> attachments,
        String draftingSection,
        String drafter,
        Optional<String> phone,
        Optional<Integer> copies,
        List<Opinion> opinions) {
    public SignOffSheet {
        addressees = List.copyOf(addressees);
        copiesTo = List.copyOf(copiesTo);
        attachments = List.copyOf(attachments);
        opinions = List.copyOf(opinions);
    }
}
