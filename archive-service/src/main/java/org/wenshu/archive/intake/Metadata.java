package org.wenshu.archive.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenshu.office.model.SectionId;

/**
 * The metadata file of a completed document, as far as the archive reads it; everything may be absent, and what is not
 * known here is passed over, since the file itself is filed whole.
 */
record Metadata(
        Optional<String> documentId,
        Optional<String> title,
        Optional<String> sender,
        Optional<String> senderNumber,
        Optional<String> registerNumber,
        Optional<LocalDate> documentDate,
        Optional<Instant> receivedAt,
        Optional<String> secrecy,
        Optional<String> secrecyTerm,
        Optional<Integer> copies,
        Optional<Integer> pages,
        Optional<String> handlingSectionId,
        Optional<NamedSection> handlingSection,
        @Nullable List<NamedSection> coHandlingSections,
        @Nullable List<String> coHandlingSectionIds,
        @Nullable Set<String> needToKnow,
        Optional<String> retentionHint,
        @Nullable List<ListedFile> files) {

    /** A section as the file names it. */
    record NamedSection(String id) {}

    /** A file as the file lists it. */
    record ListedFile(String name, String role, String sha256, Optional<Integer> pages) {}

    /** Every section that had to do with the document, as the file names them. */
    Set<SectionId> handling() {
        var sections = new LinkedHashSet<SectionId>();
        handlingSectionId.map(SectionId::new).ifPresent(sections::add);
        handlingSection.map(NamedSection::id).map(SectionId::new).ifPresent(sections::add);
        if (coHandlingSections != null) {
            coHandlingSections.forEach(section -> sections.add(new SectionId(section.id())));
        }
        if (coHandlingSectionIds != null) {
            coHandlingSectionIds.forEach(section -> sections.add(new SectionId(section)));
        }
        return sections;
    }
}
