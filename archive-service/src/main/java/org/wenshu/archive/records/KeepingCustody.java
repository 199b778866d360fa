package org.wenshu.archive.records;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.wenshu.archive.custody.CustodyLog;
import org.wenshu.archive.custody.model.CustodyAction;
import org.wenshu.archive.custody.model.CustodyFact;
import org.wenshu.archive.records.model.Doer;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Secrecy;

/**
 * Brings what happens to records into the custody log (A3). Changes are copied from the record's own journal, which was
 * written together with the change; readings are entered before anything is shown.
 */
@Service
public class KeepingCustody {
    private final CustodyLog log;
    private final FiledRecords records;
    private final Clock clock;

    KeepingCustody(CustodyLog log, FiledRecords records, Clock clock) {
        this.log = log;
        this.records = records;
        this.clock = clock;
    }

    /** Enters what is not in the log yet; should this be cut off, the record's timer does it again. */
    FiledRecord enterChanges(FiledRecord filed) {
        if (filed.notYetInCustodyLog().isEmpty()) {
            return filed;
        }
        int upTo = append(filed);
        return records.follow(filed.id(), current -> current.enteredInCustodyLog(upTo));
    }

    /** For a verb that is about to be saved: only what was saved before is entered. */
    int append(FiledRecord filed) {
        filed.notYetInCustodyLog().forEach(log::append);
        return filed.journal().size();
    }

    /** Enters that somebody is about to be shown a classified record; of others readings are not kept. */
    void enterReading(FiledRecord filed, CustodyAction action, Actor reader, String detail) {
        if (filed.description().secrecy().classified()) {
            enter(
                    action,
                    filed.id().value(),
                    Optional.of(filed.number().toString()),
                    filed.description().secrecy(),
                    reader,
                    detail);
        }
    }

    /** Enters that somebody is about to be handed a catalogue in which these records stand. */
    public void enterCatalogue(String catalogue, List<FiledRecord> classified, Actor reader) {
        for (FiledRecord filed : classified) {
            enterReading(filed, CustodyAction.CATALOGUE_READ, reader, catalogue);
        }
    }

    private void enter(
            CustodyAction action,
            String subject,
            Optional<String> number,
            Secrecy secrecy,
            Actor reader,
            String detail) {
        Doer by = Doer.of(reader);
        log.append(new CustodyFact(
                UUID.randomUUID().toString(),
                action,
                subject,
                number,
                secrecy,
                by.id(),
                by.signature(),
                by.onBehalfOf(),
                by.from(),
                clock.instant(),
                detail));
    }
}
