package org.wenshu.documents.incoming.model;

/**
 * A number in the register of incoming documents (收文号): one document, one number, gap-free per register and year.
 *
 * @param register the register's name; the ordinary one is 普通
 * @param year the year of receipt in the organ's time zone
 */
public record RegisterNumber(String register, int year, int number) {

    /** The register that what is not classified goes to unless the secretary names another. */
    public static final String ORDINARY = "普通";

    /** The register that classified documents go to unless the secretary names another. */
    public static final String CLASSIFIED = "密件";

    /** What precedes the running number in the key that claims it. */
    public static String series(String register, int year) {
        return "incoming/" + register + "/" + year + "/";
    }

    /** The key that claims this number: unique among all documents, voided ones included. */
    public String key() {
        return series(register, year) + number;
    }

    /** As it is written in the register: 收〔2026〕17号, 密件收〔2026〕3号. */
    @Override
    public String toString() {
        return (register.equals(ORDINARY) ? "" : register) + "收〔" + year + "〕" + number + "号";
    }
}
