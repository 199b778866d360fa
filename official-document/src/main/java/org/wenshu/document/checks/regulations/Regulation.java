package org.wenshu.document.checks.regulations;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A law, regulation or document that others cite.
 *
 * @param number its document number; laws have none
 * @param effective from when it is in force
 * @param changed when it was amended or repealed
 * @param replacedBy the title of what took its place, or of its newer version
 */
public record Regulation(
        String title,
        Optional<String> number,
        String issuer,
        LocalDate issued,
        LocalDate effective,
        State state,
        Optional<LocalDate> changed,
        Optional<String> replacedBy) {

    public enum State {
        /** 现行有效 */
        IN_FORCE,
        /** 已修改 */
        AMENDED,
        /** 已废止或者失效 */
        REPEALED
    }
}
