package org.wenshu.acceptance.architecture.planted.time.documents;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Guilty. */
public class NowByLocalDateTime {
    String at() {
        return LocalDateTime.now(ZoneId.systemDefault()) + " " + ZonedDateTime.now(ZoneId.systemDefault());
    }
}
