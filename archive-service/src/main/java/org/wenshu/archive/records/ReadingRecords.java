package org.wenshu.archive.records;

import java.io.InputStream;
import org.springframework.stereotype.Service;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.custody.model.CustodyAction;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Shows a record to those who may see it; that a classified one is shown is in the custody log before it is (A3). */
@Service
public class ReadingRecords {
    private final RecordsRegister register;
    private final KeepingCustody custody;
    private final FileStore files;

    ReadingRecords(RecordsRegister register, KeepingCustody custody, FileStore files) {
        this.register = register;
        this.custody = custody;
        this.files = files;
    }

    /** A file whose content can be read. */
    record OpenFile(Paper paper, FileStore files) {
        InputStream content() {
            return files.open(paper.sha256());
        }
    }

    FiledRecord read(RecordId id, Actor reader) {
        FiledRecord filed = register.get(id, reader);
        custody.enterReading(filed, CustodyAction.READ, reader, "");
        return filed;
    }

    /** @param place the file's place in the item, from 1 */
    OpenFile open(RecordId id, int place, Actor reader) {
        FiledRecord filed = register.get(id, reader);
        if (place < 1 || place > filed.papers().size()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        custody.enterReading(filed, CustodyAction.FILE_READ, reader, "第" + place + "个文件");
        return new OpenFile(filed.papers().get(place - 1), files);
    }
}
