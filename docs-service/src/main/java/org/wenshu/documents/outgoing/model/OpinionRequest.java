package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.calendar.Deadline;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * Sections are asked for their opinion on a draft (征求意见, D10).
 *
 * @param number counted from 1
 * @param version which version they are asked about
 * @param deadline by when
 * @param closed why nothing more is waited for
 */
public record OpinionRequest(
        int number,
        int version,
        List<SectionId> sections,
        String question,
        Deadline deadline,
        PersonId by,
        String signature,
        Instant at,
        List<Answer> answers,
        Urging urging,
        Optional<String> closed) {

    public OpinionRequest {
        sections = List.copyOf(sections);
        answers = List.copyOf(answers);
    }

    /**
     * A section's opinion.
     *
     * @param agreed whether it has nothing against the draft
     */
    public record Answer(
            SectionId section, boolean agreed, Optional<String> text, PersonId by, String signature, Instant at) {}

    List<SectionId> outstanding() {
        return closed.isPresent()
                ? List.of()
                : sections.stream()
                        .filter(section -> answers.stream()
                                .noneMatch(answer -> answer.section().equals(section)))
                        .toList();
    }

    OpinionRequest answered(Answer answer) {
        var more = new ArrayList<>(answers);
        more.add(answer);
        return new OpinionRequest(
                number, version, sections, question, deadline, by, signature, at, more, urging, closed);
    }

    OpinionRequest urged(Urging next) {
        return new OpinionRequest(
                number, version, sections, question, deadline, by, signature, at, answers, next, closed);
    }

    OpinionRequest closed(String because) {
        return new OpinionRequest(
                number,
                version,
                sections,
                question,
                deadline,
                by,
                signature,
                at,
                answers,
                urging,
                Optional.of(because));
    }
}
