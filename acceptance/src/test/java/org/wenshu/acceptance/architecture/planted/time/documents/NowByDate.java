package org.wenshu.acceptance.architecture.planted.time.documents;

import java.util.Date;

/** Guilty. */
public class NowByDate {
    Date at() {
        return new Date();
    }
}
