package org.wenshu.directory.sections;

import static org.wenshu.directory.entries.Refusals.author;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;
import static org.wenshu.office.model.Authorities.DIRECTORY_READ;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.directory.entries.JournalEntry;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** Sections (科室) of the organ (O1). */
@RestController
@RequestMapping("/api/v1/sections")
class SectionController {
    private final KeepingSections sections;

    SectionController(KeepingSections sections) {
        this.sections = sections;
    }

    /**
     * @param id the organ's own id for it; generated when absent
     * @param code three capital letters, as archive numbers use them
     * @param order place in lists
     */
    record NewSection(
            @Nullable String id,
            @Nullable String name,
            @Nullable String code,
            @Nullable Integer order) {}

    record SectionView(String id, String name, String code, int order, boolean active, long version) {
        static SectionView of(Section section) {
            Section.Details details = section.details();
            return new SectionView(
                    section.id().value(),
                    details.name(),
                    details.code(),
                    details.order(),
                    section.active(),
                    section.version());
        }
    }

    @PostMapping
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<SectionView> found(@RequestBody NewSection request, Caller caller) {
        var input = new Section.Input(request.name(), request.code(), request.order());
        Section section = sections.found(request.id(), input, author(caller));
        return ResponseEntity.created(URI.create("/api/v1/sections/" + section.id()))
                .eTag(Etags.of(section.version()))
                .body(SectionView.of(section));
    }

    @GetMapping
    @Needs(DIRECTORY_READ)
    Page<SectionView> list(@RequestParam Optional<Boolean> active) {
        return Page.of(sections.all(active)).map(SectionView::of);
    }

    @GetMapping("/{id}")
    @Needs(DIRECTORY_READ)
    ResponseEntity<SectionView> get(@PathVariable String id) {
        return answer(sections.get(new SectionId(id)));
    }

    @PutMapping("/{id}")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<SectionView> correct(@PathVariable String id, @RequestBody Section.Input request, Caller caller) {
        return answer(sections.correct(new SectionId(id), request, author(caller)));
    }

    @PostMapping("/{id}/dissolution")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<SectionView> dissolve(@PathVariable String id, Caller caller) {
        return answer(sections.dissolve(new SectionId(id), author(caller)));
    }

    @PostMapping("/{id}/restoration")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<SectionView> restore(@PathVariable String id, Caller caller) {
        return answer(sections.restore(new SectionId(id), author(caller)));
    }

    @GetMapping("/{id}/journal")
    @Needs(DIRECTORY_ADMINISTER)
    List<JournalEntry> journal(@PathVariable String id) {
        return sections.get(new SectionId(id)).journal();
    }

    private static ResponseEntity<SectionView> answer(Section section) {
        return ResponseEntity.ok().eTag(Etags.of(section.version())).body(SectionView.of(section));
    }
}
