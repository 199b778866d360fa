package org.wenshu.documents.outgoing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.SectionId;

/** Asks sections for their opinion on a draft, and takes it (征求意见, D10). */
@Component
public class SeekingOpinions {
    private final OutgoingDesk desk;
    private final NamedInRequests named;

    SeekingOpinions(OutgoingDesk desk, NamedInRequests named) {
        this.desk = desk;
        this.named = named;
    }

    public OutgoingDocument seek(
            OutgoingDocumentId id, List<SectionId> sections, String question, Optional<LocalDate> dueDay, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) -> document.seekOpinions(
                        named.sections("sectionIds", sections), question, dueDay, by, now, desk.rules()));
    }

    /** @param section for which it is given; may be left out by who belongs to one section only */
    public OutgoingDocument give(
            OutgoingDocumentId id,
            int request,
            Optional<SectionId> section,
            boolean agreed,
            Optional<String> text,
            Actor by) {
        return desk.act(id, by, (document, now) -> {
            SectionId from = section.or(() -> document.opinionRequests().stream()
                            .filter(asked -> asked.number() == request)
                            .flatMap(asked -> asked.sections().stream())
                            .filter(by::belongsTo)
                            .findFirst())
                    .or(() -> by.sections().stream().findFirst())
                    .orElseThrow(() -> new DetailRefused("sectionId", "required", "请指明部门", "name your section"));
            document.giveOpinion(request, from, agreed, text, by, now);
        });
    }
}
