package org.wenshu.documents.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wenshu.calendar.Deadline;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.Particulars;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.Principal;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

/**
 * What the register (收文登记簿, D2) finds and sorts a document by, and who may find it (X3); computed at each save and
 * stored beside the document's own fields.
 *
 * @param number sorts by year, register and running number
 * @param dueAt the deadline; far off while there is none, so that such documents sort last
 * @param visibleTo who may know of it, provided that the rank of their clearance is at least {@code secrecyRank}
 * @param text what full text search looks at, in normal form
 * @param tokens its characters and pairs of neighbouring characters
 * @param openCalls whether a call is still to be made
 */
public record RegisterEntry(
        String number,
        Instant receivedAt,
        Instant dueAt,
        Secrecy secrecy,
        int secrecyRank,
        Urgency urgency,
        String sender,
        String channel,
        List<SectionId> sections,
        Set<Principal> heldBy,
        Set<Principal> visibleTo,
        String text,
        Set<String> tokens,
        boolean openCalls) {

    /** Under which name it is stored. */
    public static final String FIELD = "register";

    /** The deadline of what has none. */
    static final Instant NO_DEADLINE = Instant.parse("9999-12-31T00:00:00Z");

    public static RegisterEntry of(IncomingDocument document) {
        Particulars particulars = document.particulars();
        String text = SearchText.of(
                particulars.title(),
                particulars.sender(),
                particulars.senderNumber().orElse(""),
                document.number().toString());
        return new RegisterEntry(
                "%04d/%s/%08d"
                        .formatted(
                                document.number().year(),
                                document.number().register(),
                                document.number().number()),
                document.receivedAt(),
                document.deadline().map(Deadline::dueAt).orElse(NO_DEADLINE),
                particulars.secrecy(),
                particulars.secrecy().ordinal(),
                particulars.urgency(),
                SearchText.normal(particulars.sender()),
                particulars.channel().name(),
                sections(document),
                document.holders(),
                document.readers(),
                text,
                SearchText.tokens(text),
                document.callSheets().stream().anyMatch(CallSheet::open));
    }

    private static List<SectionId> sections(IncomingDocument document) {
        Optional<SectionId> lead =
                document.assignment().map(assignment -> assignment.order().lead());
        return lead.map(section -> Stream.concat(
                                Stream.of(section), document.assignment().orElseThrow().order().coHandlers().stream())
                        .toList())
                .orElse(List.of());
    }
}
