package org.wenshu.archive.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.PaperRole;
import org.wenshu.office.model.PersonId;
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
        Optional<String> documentNumber,
        @Nullable List<String> issuers,
        Optional<LocalDate> documentDate,
        Optional<Instant> receivedAt,
        Optional<String> secrecy,
        Optional<String> secrecyTerm,
        Optional<Integer> copies,
        Optional<Integer> pages,
        Optional<String> handlingSectionId,
        Optional<String> sectionId,
        Optional<NamedSection> handlingSection,
        @Nullable List<NamedSection> coHandlingSections,
        @Nullable List<String> coHandlingSectionIds,
        @Nullable Set<String> needToKnow,
        Optional<String> retentionHint,
        @Nullable List<ListedFile> files) {

    /** A section as the file names it. */
    record NamedSection(@Nullable String id) {}

    /** A file as the file lists it. */
    record ListedFile(
            @Nullable String name,
            @Nullable String role,
            @Nullable String sha256,
            Optional<Integer> pages) {
        /** Whether this line is about that content in that role. */
        boolean lists(Paper paper) {
            return hasContentOf(paper) && role != null && PaperRole.named(role) == paper.role();
        }

        boolean hasContentOf(Paper paper) {
            return paper.sha256().equals(sha256);
        }

        Optional<String> plainName() {
            return Optional.ofNullable(name).filter(text -> !text.isBlank());
        }
    }

    /** Who issued it (责任者): the sender of what came in, all issuers of what the organ issued itself. */
    Optional<String> issuedBy() {
        return sender.or(() -> Optional.of(present(issuers).collect(Collectors.joining("、"))))
                .filter(text -> !text.isBlank());
    }

    /** The issuer's number (文号). */
    Optional<String> issuersNumber() {
        return senderNumber.or(() -> documentNumber);
    }

    /** The people named as those who may know of it (知悉范围). */
    Set<PersonId> mayKnow() {
        return present(needToKnow).map(PersonId::new).collect(Collectors.toSet());
    }

    /** Every section that had to do with the document, as the file names them. */
    Set<SectionId> handling() {
        var sections = new LinkedHashSet<SectionId>();
        handlingSectionId.map(SectionId::new).ifPresent(sections::add);
        sectionId.map(SectionId::new).ifPresent(sections::add);
        Stream.concat(handlingSection.stream(), present(coHandlingSections))
                .map(NamedSection::id)
                .filter(Objects::nonNull)
                .forEach(section -> sections.add(new SectionId(section)));
        present(coHandlingSectionIds).map(SectionId::new).forEach(sections::add);
        return sections;
    }

    List<ListedFile> listed() {
        return present(files).toList();
    }

    /** What a file leaves out, or writes as null, is not there. */
    private static <T> Stream<T> present(@Nullable Collection<T> values) {
        return values == null ? Stream.of() : values.stream().filter(Objects::nonNull);
    }
}
