package org.wenshu.documents.outgoing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.IncomingDocuments;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.Content;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.model.OutgoingDocuments;
import org.wenshu.documents.outgoing.model.Version;
import org.wenshu.documents.outgoing.papers.Contents;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.NewIds;

/** Writes drafts and their versions, and has each looked through by the rules (起草, D10, D11). */
@Component
public class DraftingDocuments {
    private final OutgoingDocuments documents;
    private final IncomingDocuments incoming;
    private final OutgoingDesk desk;
    private final Contents contents;
    private final LookingThrough lookingThrough;

    DraftingDocuments(
            OutgoingDocuments documents,
            IncomingDocuments incoming,
            OutgoingDesk desk,
            Contents contents,
            LookingThrough lookingThrough) {
        this.documents = documents;
        this.incoming = incoming;
        this.desk = desk;
        this.contents = contents;
        this.lookingThrough = lookingThrough;
    }

    /** @param section for which it is drafted; may be left out by who belongs to one section only */
    public OutgoingDocument draft(
            Content content, Optional<SectionId> section, Optional<Cause> cause, Optional<String> remark, Actor by) {
        SectionId own = section.or(() -> only(by))
                .orElseThrow(() ->
                        new DetailRefused("sectionId", "required", "请指明拟稿部门", "name the section that you draft for"));
        cause.ifPresent(named -> mustBeKnown(named, by));
        var fingerprints = contents.keep(content);
        var found = lookingThrough.found(content);
        var drafted = OutgoingDocument.draft(
                new OutgoingDocumentId(NewIds.next()),
                own,
                content.facts(),
                fingerprints,
                cause,
                remark,
                by,
                desk.now());
        drafted.takeDown(found, desk.now());
        return documents.enter(drafted);
    }

    public OutgoingDocument revise(OutgoingDocumentId id, Content content, Optional<String> remark, Actor by) {
        desk.see(id, by);
        var fingerprints = contents.keep(content);
        var found = lookingThrough.found(content);
        return desk.act(id, by, (document, now) -> {
            document.revise(content.facts(), fingerprints, remark, by, now);
            document.takeDown(found, now);
        });
    }

    /** Has the present version looked through again, by the registers and lists as they are now. */
    public OutgoingDocument check(OutgoingDocumentId id, Actor by) {
        return desk.act(
                id, by, (document, now) -> document.takeDown(lookingThrough.found(contentOf(document.present())), now));
    }

    /** What a version says. */
    public Content contentOf(Version version) {
        return contents.read(version.fingerprints().whole());
    }

    /** @throws Problem NOT_FOUND if there is no such version */
    public static Version version(OutgoingDocument document, int number) {
        return document.versions().stream()
                .filter(any -> any.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** Meetings and tasks are other services' to know; what this one knows has to be there. */
    private void mustBeKnown(Cause cause, Actor by) {
        if (cause.kind() == Cause.Kind.INCOMING_DOCUMENT
                && incoming.find(new IncomingDocumentId(cause.id()))
                        .filter(document -> document.mayBeReadBy(by))
                        .isEmpty()) {
            throw new DetailRefused("cause.id", "known-document", "没有该收文", "no such incoming document");
        }
    }

    private static Optional<SectionId> only(Actor by) {
        return by.sections().size() == 1 ? by.sections().stream().findFirst() : Optional.empty();
    }
}
