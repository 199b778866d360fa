package org.wenshu.office;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.wenshu.calendar.WorkingHours;
import org.wenshu.office.model.Role;

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
    /** Who signs a document on a matter of one section: {@code DEPUTY_LEADER} or {@code PRINCIPAL_LEADER} (D14). */
    SIGN_OFF_SECTION_MATTER("outgoing.sign-off.section-matter", "DEPUTY_LEADER", Policy::isSigner),
    /** Who signs a document on a matter of the whole organ (D14). */
    SIGN_OFF_ORGAN_MATTER("outgoing.sign-off.organ-matter", "PRINCIPAL_LEADER", Policy::isSigner),
    /** Who signs a document to a superior organ (上行文, D14). */
    SIGN_OFF_UPWARD("outgoing.sign-off.upward", "PRINCIPAL_LEADER", Policy::isSigner),
    /** Who signs a document issued together with other organs (联合行文, D14). */
    SIGN_OFF_JOINT("outgoing.sign-off.joint", "PRINCIPAL_LEADER", Policy::isSigner),
    /** Working days after issue within which a document is with the archive (D18). */
    OUTGOING_ARCHIVE_DAYS("outgoing.archive-days", "3", Policy::isDays),
    /** Working days within which a recipient confirms the receipt of its copy (D17). */
    OUTGOING_RECEIPT_DAYS("outgoing.receipt-days", "3", Policy::isDays),
    /** Working days that a section has for its opinion on a draft, where none other are set (D10). */
    OUTGOING_OPINION_DAYS("outgoing.opinion-days", "3", Policy::isDays),
    /** Whether issued documents may go to recipients outside by e-mail: {@code yes} or {@code no} (D17). */
    OUTGOING_SEND_BY_EMAIL("outgoing.send-by-email", "no", Policy::isYesOrNo),
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

    private static final Set<Role> SIGNERS = Set.of(Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER);

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

    private static boolean isSigner(String text) {
        return SIGNERS.stream().anyMatch(role -> role.name().equals(text));
    }

    private static boolean isYesOrNo(String text) {
        return text.equals("yes") || text.equals("no");
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
