package org.wenshu.archive.custody.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.Secrecy;

/**
 * What happened to a record, to be entered in the custody log.
 *
 * @param key the same each time that the same fact is handed over, so that it is entered once
 * @param subject the record's id, or what else was read
 * @param archiveNumber the record's number at that time (档号), or empty
 * @param byId who did it
 * @param by as it is signed: 张三, or 张三 代 李四
 * @param onBehalfOf whose authority was used, or empty
 * @param from the address that it came from
 * @param detail what more there is to say; never a title
 */
public record CustodyFact(
        String key,
        CustodyAction action,
        String subject,
        Optional<String> archiveNumber,
        Secrecy secrecy,
        String byId,
        String by,
        Optional<String> onBehalfOf,
        String from,
        Instant at,
        String detail) {}
