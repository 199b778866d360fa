package org.wenshu.archive.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wenshu.archive.arrangement.AdministeringRetention;
import org.wenshu.archive.arrangement.model.Appraised;
import org.wenshu.archive.arrangement.model.Arrangement;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.PaperRole;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.arrangement.model.RetentionProposal;
import org.wenshu.archive.intake.model.Correction;
import org.wenshu.archive.intake.model.HandedOver;
import org.wenshu.archive.intake.model.Obstacle;
import org.wenshu.archive.records.model.Description;
import org.wenshu.archive.records.model.Doer;
import org.wenshu.archive.records.model.Filing;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.StoredFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Examines what was handed over (A1): is every file there and what its digests say, can the metadata be read, what does
 * the retention schedule say, where does it belong. Nothing is changed here.
 */
@Service
class ExaminingIntake {
    private static final long LONGEST_METADATA = 16L << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final FileStore files;
    private final Office office;
    private final AdministeringRetention schedule;

    ExaminingIntake(FileStore files, Office office, AdministeringRetention schedule) {
        this.files = files;
        this.office = office;
        this.schedule = schedule;
    }

    /** Something stands in the way; leaves the examination. */
    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Assessment.Obstructed what;

        Found(Obstacle obstacle, String detail) {
            super(detail, null, false, false);
            this.what = new Assessment.Obstructed(obstacle, detail);
        }
    }

    Assessment examine(RecordId id, HandedOver handed, Optional<Correction> correction, Doer by) {
        try {
            return new Assessment.Fileable(filing(id, handed, correction, by));
        } catch (Found found) {
            return found.what;
        }
    }

    private Filing filing(RecordId id, HandedOver handed, Optional<Correction> correction, Doer by) {
        Metadata metadata = metadata(handed);
        List<Paper> papers = papers(handed, metadata);
        // The metadata, which stand among the papers, were examined before they were read.
        papers.stream()
                .filter(paper -> paper.role() != PaperRole.METADATA)
                .forEach(paper -> mustBeIntact(paper, Obstacle.FILE_MISSING));
        Description description = description(handed, metadata, papers);
        Section section = section(correction.flatMap(Correction::section).orElse(handed.handlingSection()));
        RetentionProposal retention = retention(handed, metadata, description, correction);
        var arrangement = new Arrangement(
                fondsNumber(),
                Arrangement.PAPERS,
                handed.year(
                        description.documentDate(), office.calendar().hours().zone()),
                retention.retention(),
                section.id(),
                section.code());
        var handling = new HashSet<>(metadata.handling());
        handling.add(handed.handlingSection());
        return new Filing(
                id,
                handed.source(),
                description,
                papers,
                arrangement,
                section.name(),
                retention,
                handling,
                metadata.mayKnow(),
                by);
    }

    private Metadata metadata(HandedOver handed) {
        Paper file = handed.metadata();
        mustBeIntact(file, Obstacle.METADATA_MISSING);
        if (file.size() > LONGEST_METADATA) {
            throw new Found(Obstacle.METADATA_UNREADABLE, "超过" + LONGEST_METADATA + "字节");
        }
        Metadata metadata;
        try (InputStream json = files.open(file.sha256())) {
            metadata = JSON.readValue(json, Metadata.class);
        } catch (JacksonException e) {
            // The cause may quote the content.
            throw new Found(Obstacle.METADATA_UNREADABLE, "不是可读的JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (metadata == null) {
            throw new Found(Obstacle.METADATA_UNREADABLE, "内容为空");
        }
        metadata.documentId()
                .filter(other -> !other.equals(handed.source().id()))
                .ifPresent(other -> {
                    throw new Found(Obstacle.METADATA_UNREADABLE, "documentId为" + other);
                });
        return metadata;
    }

    private void mustBeIntact(Paper paper, Obstacle whenMissing) {
        String which = paper.role().chinese() + " " + paper.sha256();
        Optional<StoredFile> stored = files.find(paper.sha256());
        if (stored.isEmpty()) {
            throw new Found(whenMissing, which);
        }
        boolean intact = stored.get().size() == paper.size()
                && stored.get().sm3().equals(paper.sm3())
                && files.verify(paper.sha256());
        if (!intact) {
            throw new Found(Obstacle.DIGEST_MISMATCH, which);
        }
    }

    /** The files of the event; their names, where the event withholds them, are in the metadata. */
    private static List<Paper> papers(HandedOver handed, Metadata metadata) {
        var listed = new ArrayList<>(metadata.listed());
        var papers = new ArrayList<Paper>();
        for (Paper file : handed.files()) {
            Optional<Metadata.ListedFile> line = listed.stream()
                    .filter(each -> each.lists(file))
                    .findFirst()
                    .or(() -> listed.stream()
                            .filter(each -> each.hasContentOf(file))
                            .findFirst());
            line.ifPresent(listed::remove);
            papers.add(new Paper(
                    line.flatMap(Metadata.ListedFile::plainName)
                            .or(() -> Optional.of(file.name()).filter(name -> !name.isBlank()))
                            .orElse(file.role().chinese() + (papers.size() + 1)),
                    file.role(),
                    file.mediaType(),
                    file.size(),
                    file.sha256(),
                    file.sm3(),
                    line.flatMap(Metadata.ListedFile::pages).or(file::pages)));
        }
        Paper described = handed.metadata();
        papers.add(new Paper(
                described.name().isBlank() ? "metadata.json" : described.name(),
                PaperRole.METADATA,
                described.mediaType(),
                described.size(),
                described.sha256(),
                described.sm3(),
                Optional.empty()));
        return papers;
    }

    private static Description description(HandedOver handed, Metadata metadata, List<Paper> papers) {
        String title = metadata.title()
                .or(handed::title)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Found(Obstacle.METADATA_UNREADABLE, "没有题名"));
        return new Description(
                title,
                metadata.issuedBy().orElse(handed.sender()),
                metadata.issuersNumber().or(handed::senderNumber),
                metadata.registerNumber().or(handed::registerNumber),
                metadata.documentDate().or(handed::documentDate),
                metadata.receivedAt(),
                higher(handed.secrecy(), metadata.secrecy()),
                metadata.secrecyTerm(),
                handed.urgency(),
                metadata.copies().orElse(1),
                pages(handed, metadata, papers),
                handed.completedBy(),
                handed.completedAt());
    }

    /** Should event and file disagree, the higher level holds until a person has looked. */
    private static Secrecy higher(Secrecy event, Optional<String> file) {
        try {
            Secrecy other = file.map(Secrecy::valueOf).orElse(event);
            return other.covers(event) ? other : event;
        } catch (IllegalArgumentException e) {
            throw new Found(Obstacle.METADATA_UNREADABLE, "密级不可识别");
        }
    }

    /** All pages of the item where every paper tells its own; otherwise those of the document as registered. */
    private static int pages(HandedOver handed, Metadata metadata, List<Paper> papers) {
        List<Paper> counted = papers.stream()
                .filter(paper -> paper.role() != PaperRole.METADATA)
                .toList();
        if (!counted.isEmpty()
                && counted.stream().allMatch(paper -> paper.pages().isPresent())) {
            return counted.stream().mapToInt(paper -> paper.pages().orElse(0)).sum();
        }
        return metadata.pages().orElse(handed.pages());
    }

    private Section section(SectionId id) {
        Section section = office.section(id).orElseThrow(() -> new Found(Obstacle.UNKNOWN_SECTION, id.value()));
        if (!Arrangement.isSectionCode(section.code())) {
            throw new Found(Obstacle.SECTION_WITHOUT_CODE, section.name());
        }
        return section;
    }

    private RetentionProposal retention(
            HandedOver handed, Metadata metadata, Description description, Optional<Correction> correction) {
        Optional<RetentionPeriod> decided = correction.flatMap(Correction::retention);
        if (decided.isPresent()) {
            return new RetentionProposal(
                    decided.get(), Optional.empty(), correction.orElseThrow().reason());
        }
        return schedule.propose(new Appraised(
                        handed.source().kind(),
                        description.title(),
                        description.sender(),
                        description.secrecy(),
                        description.urgency(),
                        metadata.retentionHint().or(handed::retentionHint).flatMap(RetentionPeriod::meantBy)))
                .orElseThrow(() -> new Found(Obstacle.NO_RETENTION_RULE, ""));
    }

    private String fondsNumber() {
        String number = office.policy(Policy.FONDS_NUMBER);
        if (!Arrangement.isFondsNumber(number)) {
            throw new Found(Obstacle.FONDS_NUMBER_NOT_SET, number);
        }
        return number;
    }
}
