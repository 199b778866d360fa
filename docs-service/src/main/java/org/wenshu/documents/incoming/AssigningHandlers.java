package org.wenshu.documents.incoming;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.Assignment;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.SectionId;

/** Gives a document to the sections that handle it (交办、改派, D6), and takes it back from those whose it is not. */
@Component
public class AssigningHandlers {
    private final Desk desk;
    private final Directory directory;
    private final OwnSection ownSection;

    AssigningHandlers(Desk desk, Directory directory, OwnSection ownSection) {
        this.desk = desk;
        this.directory = directory;
        this.ownSection = ownSection;
    }

    /** Assigns the document, or assigns it to others when it is being handled already. */
    public IncomingDocument assign(
            IncomingDocumentId id,
            SectionId lead,
            List<SectionId> coHandlers,
            Optional<LocalDate> dueDay,
            Optional<String> dueReason,
            Optional<String> words,
            Actor by) {
        SectionId leading = directory.section("leadSectionId", lead);
        Set<SectionId> others = directory.sections("coSectionIds", coHandlers);
        var all = new LinkedHashSet<>(others);
        all.add(leading);
        var order = new Assignment.Order(leading, others, dueDay, dueReason, words, directory.leadersInCharge(all));
        return desk.act(id, by, (document, now) -> {
            if (document.stage() == IncomingStage.ASSIGNED) {
                document.reassign(order, by, now, desk.time());
            } else {
                document.assign(order, by, now, desk.time());
            }
        });
    }

    public IncomingDocument sendBack(IncomingDocumentId id, Optional<SectionId> section, String reason, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) ->
                        document.sendBack(ownSection.of(by, section, document.sectionsHandledBy(by)), reason, by, now));
    }
}
