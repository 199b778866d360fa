package org.wenshu.local.samples;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of a sample file, made afresh each time they are written. */
@FunctionalInterface
public interface Content {
    void writeTo(OutputStream out) throws IOException;
}
