package org.wenshu.notifications.sending;

/** Mobile numbers as people write them and as message centres repeat them. */
public final class PhoneNumbers {
    private static final int MAINLAND_DIGITS = 11;

    private PhoneNumbers() {}

    /** Digits only, with a leading plus kept off: what goes into a submit_sm. Empty when it is no number. */
    public static String dialled(String number) {
        String digits = number.replaceAll("[\\s()-]", "");
        if (digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        return digits.matches("\\d{5,20}") ? digits : "";
    }

    /** What identifies the phone whether or not the country code stands before it. */
    public static String core(String number) {
        String digits = number.replaceAll("\\D", "");
        return digits.length() > MAINLAND_DIGITS ? digits.substring(digits.length() - MAINLAND_DIGITS) : digits;
    }
}
