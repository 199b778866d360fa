package org.wenshu.documents.outgoing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.outgoing.model.OutgoingAction;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.model.OutgoingDocuments;
import org.wenshu.documents.outgoing.model.Recheck;
import org.wenshu.documents.outgoing.papers.Contents;
import org.wenshu.documents.outgoing.papers.IssuedPapers;
import org.wenshu.office.model.Actor;

/** Gives the document its number, sets numbers aside, and rechecks what was signed (复核编号, D15). */
@Component
public class NumberingDocuments {
    private final OutgoingDocuments documents;
    private final OutgoingDesk desk;
    private final Contents contents;
    private final IssuedPapers papers;

    NumberingDocuments(OutgoingDocuments documents, OutgoingDesk desk, Contents contents, IssuedPapers papers) {
        this.documents = documents;
        this.desk = desk;
        this.contents = contents;
        this.papers = papers;
    }

    public OutgoingDocument reserve(OutgoingDocumentId id, String reason, Actor by) {
        OutgoingDocument seen = desk.see(id, by);
        int year = desk.rules().dayOf(desk.now()).getYear();
        return documents.changeNumbered(
                id,
                document -> document.mayBeReadBy(by),
                seen.facts().numberCode(),
                year,
                (document, number) -> document.reserveNumber(number, reason, by, desk.now()));
    }

    public OutgoingDocument giveBack(OutgoingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.giveBackNumber(reason, by, now));
    }

    /** The official copy and the sign-off sheet are made under the number, and lie in the store before the document says so. */
    public OutgoingDocument recheck(
            OutgoingDocumentId id, List<Recheck.Point> points, Optional<String> remark, Actor by) {
        OutgoingDocument seen = desk.see(id, by);
        // Whether it may be done is for the change to say, which knows a repeated request.
        return documents.changeNumbered(
                id,
                document -> document.mayBeReadBy(by),
                seen.facts().numberCode(),
                seen.numberYear().orElseGet(() -> desk.rules().dayOf(desk.now()).getYear()),
                (document, number) -> recheck(document, number, points, remark, by));
    }

    private void recheck(
            OutgoingDocument document,
            DocumentNumber free,
            List<Recheck.Point> points,
            Optional<String> remark,
            Actor by) {
        document.must(OutgoingAction.RECHECK, by);
        var now = desk.now();
        LocalDate today = desk.rules().dayOf(now);
        String digest = document.present().fingerprints().whole();
        var official = papers.official(document, contents.read(digest), document.numberToBear(free), today);
        document.recheck(
                free,
                contents.digestOf(digest),
                new Recheck(
                        points,
                        today,
                        official.files(),
                        official.pages(),
                        remark,
                        by.id(),
                        by.signature(),
                        now,
                        Optional.empty()),
                by,
                now);
    }
}
