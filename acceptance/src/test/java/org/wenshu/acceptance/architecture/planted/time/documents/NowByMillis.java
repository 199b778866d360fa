package org.wenshu.acceptance.architecture.planted.time.documents;

/** Guilty. */
public class NowByMillis {
    long at() {
        return System.currentTimeMillis();
    }
}
