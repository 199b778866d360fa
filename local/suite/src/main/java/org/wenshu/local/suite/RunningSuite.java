package org.wenshu.local.suite;

/** A suite that runs on this machine until it is closed. */
public interface RunningSuite extends AutoCloseable {
    Installation installation();

    @Override
    void close();
}
