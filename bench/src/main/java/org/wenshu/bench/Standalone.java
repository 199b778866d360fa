package org.wenshu.bench;

import java.util.List;

/** What is measured without a suite: it is done before one starts. */
interface Standalone extends Measurement {

    List<Row> measure() throws Exception;

    @Override
    default List<Row> measure(Ground ground) throws Exception {
        return measure();
    }
}
