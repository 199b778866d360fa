package org.wenshu.acceptance.architecture.planted.time.documents;

import java.time.LocalDate;
import java.time.ZoneId;

/** Guilty. */
public class NowByZone {
    LocalDate on() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
