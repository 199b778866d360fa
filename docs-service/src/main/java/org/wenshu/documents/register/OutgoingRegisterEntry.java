package org.wenshu.documents.register;

import java.time.Instant;
import java.util.Set;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.office.model.Secrecy;

/**
 * What the register of outgoing documents (发文登记簿) finds and sorts a document by, and who may find it (X3); computed at
 * each save and stored beside the document's own fields.
 *
 * @param number sorts by year, code and running number; what has none sorts last
 * @param visibleTo who may know of it, provided that the rank of their clearance is at least {@code secrecyRank}
 * @param cause kind and id of what it answers
 * @param text what full text search looks at, in normal form
 * @param tokens its characters and pairs of neighbouring characters
 */
public record OutgoingRegisterEntry(
        String number,
        Instant draftedAt,
        Secrecy secrecy,
        int secrecyRank,
        String kind,
        Set<Principal> heldBy,
        Set<Principal> visibleTo,
        String cause,
        String text,
        Set<String> tokens,
        boolean openCalls) {

    /** Under which name it is stored. */
    public static final String FIELD = "register";

    private static final String NO_NUMBER = "9999";

    public static OutgoingRegisterEntry of(OutgoingDocument document) {
        var facts = document.facts();
        String text = SearchText.of(
                facts.title(),
                document.number().map(DocumentNumber::toString).orElse(""),
                String.join(" ", facts.addressees()),
                String.join(" ", facts.issuers()));
        return new OutgoingRegisterEntry(
                document.number()
                        .map(number -> "%04d/%s/%08d".formatted(number.year(), number.code(), number.serial()))
                        .orElse(NO_NUMBER),
                document.draftedAt(),
                facts.secrecy(),
                facts.secrecy().ordinal(),
                facts.kind().name(),
                document.holders(),
                document.readers(),
                document.cause().map(OutgoingRegisterEntry::key).orElse(""),
                text,
                SearchText.tokens(text),
                document.callSheets().stream().anyMatch(CallSheet::open));
    }

    static String key(Cause cause) {
        return cause.kind() + ":" + cause.id();
    }
}
