package org.wenshu.archive.records;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wenshu.archive.ArchiveProperties;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.Filing;
import org.wenshu.archive.records.model.RecordId;

/** Files an item under the next number of its series (归档, A1, A2): once, however often and at once it is asked for. */
@Service
public class FilingRecords {
    private final FiledRecords records;
    private final KeepingCustody custody;
    private final Clock clock;
    private final ArchiveProperties properties;

    FilingRecords(FiledRecords records, KeepingCustody custody, Clock clock, ArchiveProperties properties) {
        this.records = records;
        this.custody = custody;
        this.clock = clock;
        this.properties = properties;
    }

    public Optional<FiledRecord> filed(RecordId id) {
        return records.find(id);
    }

    public FiledRecord file(Filing filing) {
        FiledRecord filed = records.file(
                filing.id(),
                filing.arrangement(),
                number -> FiledRecord.file(filing, number, clock.instant(), properties.verificationPeriod()));
        return custody.enterChanges(filed);
    }
}
