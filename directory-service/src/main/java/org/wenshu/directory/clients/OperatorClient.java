package org.wenshu.directory.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.office.model.Authorities;

/**
 * The client of an installation that is looked after from its own machine's command line (运行维护): whoever can read
 * the file with the secret may look at how the services are and replay dead letters, and nothing else.
 *
 * <p>An administrator sees it among the clients and may deactivate it; it then stays so.
 */
@Component
@ConditionalOnProperty("wenshu.operator.secret-file")
class OperatorClient {
    static final String ID = "local-operator";

    private static final Logger LOG = LoggerFactory.getLogger(OperatorClient.class);

    private final KeepingClients clients;
    private final Path secretFile;

    OperatorClient(KeepingClients clients, @Value("${wenshu.operator.secret-file}") Path secretFile) {
        this.clients = clients;
        this.secretFile = secretFile;
    }

    @EventListener(ApplicationReadyEvent.class)
    void keep() {
        try {
            clients.keepIntegration(
                    ID,
                    "本机运行维护",
                    List.of(Authorities.OPERATE),
                    Files.readString(secretFile).strip(),
                    Author.system("wenshu.operator.secret-file"));
        } catch (IOException e) {
            LOG.warn("The operators' secret cannot be read from {}; the command line cannot sign in", secretFile, e);
        }
    }
}
