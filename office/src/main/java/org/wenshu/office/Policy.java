package org.wenshu.office;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.wenshu.calendar.WorkingHours;

/** The figures that an administrator may change per organ (制度参数), with their defaults from the requirements. */
public enum Policy {
    /** Working days to complete an ordinary incoming document (D6). */
    DEADLINE_ORDINARY("incoming.deadline.ordinary", "5", Policy::isDays),
    /** Working days to give feedback on one marked 加急 (D6). */
    DEADLINE_URGENT("incoming.deadline.urgent", "2", Policy::isDays),
    /** Working days for one marked 特急 (D6). */
    DEADLINE_EXTRA_URGENT("incoming.deadline.extra-urgent", "1", Policy::isDays),
    /** The longest term that may be set or granted for an incoming document, in working days (D6). */
    LONGEST_TERM("incoming.deadline.longest", "60", Policy::isDays),
    /** Working days before the deadline on which the reminder goes out (D8). */
    REMIND_BEFORE("urging.remind-before", "1", Policy::isDays),
    /** Urgings after which the leader in charge hears of it (D8). */
    ESCALATE_AFTER("urging.escalate-after", "2", Policy::isDays),
    /** Hours worked on a working day, Asia/Shanghai (O5). */
    WORKING_HOURS("working-hours", "09:00-12:00,14:00-18:00", Policy::isHours),
    /** Failed attempts after which an account is locked. */
    SIGN_IN_LOCK_AFTER("sign-in.lock-after", "5", Policy::isDays),
    /** Minutes for which it stays locked. */
    SIGN_IN_LOCK_MINUTES("sign-in.lock-minutes", "15", Policy::isCount),
    /** Largest file that may be uploaded, in bytes. */
    FILE_MAX_BYTES("files.max-bytes", "104857600", Policy::isCount),
    /** Fonds number (全宗号) of the organ, four characters (DA/T 22). */
    FONDS_NUMBER("archive.fonds-number", "Z001", text -> text.matches("[A-Z0-9]{4}")),
    /** Name of the organ, as it signs messages. */
    ORGAN_NAME("organ.name", "本机关", text -> !text.isBlank() && text.length() <= 50);

    private final String key;
    private final String byDefault;
    private final Predicate<String> valid;

    Policy(String key, String byDefault, Predicate<String> valid) {
        this.key = key;
        this.byDefault = byDefault;
        this.valid = valid;
    }

    public String key() {
        return key;
    }

    public String byDefault() {
        return byDefault;
    }

    /** Whether the policy may be set to this. */
    public boolean accepts(String value) {
        return valid.test(value);
    }

    public static Optional<Policy> named(String key) {
        return Arrays.stream(values()).filter(policy -> policy.key.equals(key)).findFirst();
    }

    /** The intervals of {@code 09:00-12:00,14:00-18:00}. */
    static WorkingHours workingHours(String value) {
        return new WorkingHours(
                Arrays.stream(value.split(",", -1))
                        .map(WorkingHours.Interval::parse)
                        .toList(),
                WorkingHours.STANDARD.zone());
    }

    private static boolean isDays(String text) {
        return text.matches("[1-9]\\d{0,2}");
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9]\\d{0,11}");
    }

    private static boolean isHours(String text) {
        try {
            workingHours(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
