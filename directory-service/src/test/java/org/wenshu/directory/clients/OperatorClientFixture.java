package org.wenshu.directory.clients;

import java.nio.file.Path;

/** Does what the service does at its start when it is given a file with the operators' secret. */
public final class OperatorClientFixture {
    public static final String ID = OperatorClient.ID;

    private OperatorClientFixture() {}

    public static void start(KeepingClients clients, Path secretFile) {
        new OperatorClient(clients, secretFile).keep();
    }
}
