package org.wenshu.archive.records;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wenshu.archive.arrangement.model.ArchiveNumber;
import org.wenshu.archive.arrangement.model.Arrangement;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/**
 * Places a record elsewhere by a recorded act (调整整理, A2): the decision is kept in the record, the new number is
 * claimed, the old one is cancelled with the reason and never given again.
 */
@Service
public class RearrangingRecords {
    private final FiledRecords records;
    private final KeepingCustody custody;
    private final Office office;
    private final Clock clock;

    RearrangingRecords(FiledRecords records, KeepingCustody custody, Office office, Clock clock) {
        this.records = records;
        this.custody = custody;
        this.office = office;
        this.clock = clock;
    }

    /** What is to change; what is empty stays. */
    record Wish(
            Optional<RetentionPeriod> retention, Optional<SectionId> section, Optional<Integer> year, String reason) {}

    FiledRecord rearrange(RecordId id, Wish wish, Actor by) {
        FiledRecord decided = records.change(id, filed -> {
            Arrangement now = filed.arrangement();
            Optional<Section> section = wish.section().map(this::usable);
            var to = new Arrangement(
                    now.fonds(),
                    now.category(),
                    wish.year().orElse(now.year()),
                    wish.retention().orElse(now.retention()),
                    section.map(Section::id).orElse(now.section()),
                    section.map(Section::code).orElse(now.sectionCode()));
            String name = section.map(Section::name).orElse(filed.sectionName());
            filed.rearrange(to, name, wish.reason(), by, clock.instant());
        });
        return custody.enterChanges(carryOut(decided));
    }

    /** The second half of the act; the record's timer repeats it should it be cut off. */
    private FiledRecord carryOut(FiledRecord decided) {
        if (decided.pendingRearrangement().isEmpty()) {
            return decided;
        }
        ArchiveNumber claimed = claim(decided);
        return records.follow(decided.id(), filed -> filed.takeNumber(claimed, clock.instant()));
    }

    ArchiveNumber claim(FiledRecord decided) {
        return records.claimNumber(decided.id(), decided.pendingRearrangement().orElseThrow());
    }

    private Section usable(SectionId id) {
        Section section = office.section(id)
                .orElseThrow(() -> Problem.of(ProblemType.INVALID_INPUT)
                        .field("sectionId", "known-section", "没有这个科室", "is not a section of the organ"));
        if (!Arrangement.isSectionCode(section.code())) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("sectionId", "section-code", "该科室没有三位字母的机构代码", "the section has no code of three letters");
        }
        return section;
    }
}
