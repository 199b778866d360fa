package org.wenshu.document.elements;

/**
 * The document number (发文字号).
 *
 * @param code 机关代字, such as 示发
 * @param serial from 1; written without padding
 */
public record DocumentNumber(String code, int year, int serial) {
    @Override
    public String toString() {
        return code + "〔" + year + "〕" + serial + "号";
    }
}
