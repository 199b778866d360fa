package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * One of two people looked through the print (校对, D16).
 *
 * @param print which print, counted from 1: a faulty one is printed again
 * @param remark what is wrong, when something is
 */
public record Proofreading(
        int print,
        boolean content,
        boolean format,
        boolean copies,
        Optional<String> remark,
        PersonId by,
        PersonId acting,
        String signature,
        Instant at) {

    boolean right() {
        return content && format && copies;
    }
}
