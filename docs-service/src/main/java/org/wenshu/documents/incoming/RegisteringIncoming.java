package org.wenshu.documents.incoming;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.IncomingDocuments;
import org.wenshu.documents.incoming.model.Particulars;
import org.wenshu.documents.incoming.model.RegisterNumber;
import org.wenshu.documents.incoming.model.SenderKey;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.KeyTaken;
import org.wenshu.platform.store.NewIds;

/** Signs for a document and enters it in the register (签收登记, D1), and takes it in again after correction (D3). */
@Component
public class RegisteringIncoming {
    private final IncomingDocuments documents;
    private final Attaching attaching;
    private final CheckingFiles checking;
    private final Desk desk;

    RegisteringIncoming(IncomingDocuments documents, Attaching attaching, CheckingFiles checking, Desk desk) {
        this.documents = documents;
        this.attaching = attaching;
        this.checking = checking;
        this.desk = desk;
    }

    /**
     * An upload to attach.
     *
     * @param kind the document itself or an attachment
     */
    public record Upload(FileId file, DocumentFile.Kind kind) {}

    /** Gives the document its number in the register of the year in which it was received. */
    public IncomingDocument register(
            Optional<String> register, Particulars particulars, Instant receivedAt, List<Upload> uploads, Actor by) {
        mustNotLieAhead("receivedAt", receivedAt);
        mustBeDated(particulars);
        String into = register.orElse(
                particulars.secrecy().classified() ? RegisterNumber.CLASSIFIED : RegisterNumber.ORDINARY);
        List<DocumentFile> files = attach(uploads, by);
        var found = checking.found(particulars, files);
        var id = new IncomingDocumentId(NewIds.next());
        int year = desk.time().dayOf(receivedAt).getYear();
        return onceFor(
                particulars,
                by,
                () -> documents.enter(into, year, number -> {
                    var document =
                            IncomingDocument.register(id, number, particulars, receivedAt, files, by, desk.now());
                    found.ifPresent(checks -> document.takeDown(checks, by));
                    return document;
                }));
    }

    /** Takes in the corrected document under the number that it has. */
    public IncomingDocument resubmit(
            IncomingDocumentId id, Particulars corrected, List<Upload> uploads, Optional<String> said, Actor by) {
        mustBeDated(corrected);
        // Whether it may be done is for the change to say, which knows a repeated request.
        desk.see(id, by);
        List<DocumentFile> files = attach(uploads, by);
        var found = checking.found(corrected, files);
        return onceFor(
                corrected,
                by,
                () -> desk.act(id, by, (document, now) -> {
                    document.resubmit(corrected, files, said, by, now);
                    found.ifPresent(checks -> document.takeDown(checks, by));
                }));
    }

    private List<DocumentFile> attach(List<Upload> uploads, Actor by) {
        return attaching.attach(
                "files",
                uploads.stream()
                        .map(upload -> new Attaching.Wanted(upload.file(), upload.kind()))
                        .toList(),
                by);
    }

    private void mustBeDated(Particulars particulars) {
        LocalDate today = desk.time().dayOf(desk.now());
        if (particulars.documentDate().filter(today::isBefore).isPresent()) {
            throw new DetailRefused("documentDate", "not-in-future", "成文日期不能晚于今天", "must not lie in the future");
        }
    }

    private void mustNotLieAhead(String field, Instant time) {
        if (time.isAfter(desk.now())) {
            throw new DetailRefused(field, "not-in-future", "不能晚于当前时间", "must not lie in the future");
        }
    }

    private IncomingDocument onceFor(Particulars particulars, Actor by, Supplier<IncomingDocument> entering) {
        try {
            return entering.get();
        } catch (KeyTaken taken) {
            throw particulars
                    .senderNumber()
                    .flatMap(number -> documents.registeredUnder(SenderKey.of(particulars.sender(), number)))
                    .filter(first -> first.mayBeReadBy(by))
                    .map(RegisteringIncoming::alreadyRegistered)
                    // Of a document that one may not know of, nothing is said but that this cannot be done here.
                    .orElseGet(() -> Problem.of(ProblemType.CONFLICT)
                            .detail(
                                    "不能完成登记，请与保密员联系",
                                    "This cannot be registered; please ask the classified-matter officer"))
                    .causedBy(taken);
        }
    }

    private static Problem alreadyRegistered(IncomingDocument first) {
        return Problem.of(ProblemType.ALREADY_REGISTERED)
                .detail(
                        "该来文单位和发文字号已登记为" + first.number(),
                        "This sender and document number are registered as " + first.number())
                .field("senderNumber", "registered-once", "已登记为" + first.number(), "is registered as " + first.number())
                .with(
                        "first",
                        Map.of(
                                "id",
                                first.id().value(),
                                "registerNumber",
                                first.number().toString()));
    }
}
