package org.wenshu.documents.incoming.model;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** What nobody may write into a model: it shows that {@code DocsArchitectureTest} would notice. */
@Component
class PlantedViolation {
    Instant whenever() {
        return Instant.now();
    }
}
