package org.wenshu.documents.templates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.documents.references.Change;
import org.wenshu.documents.references.Requests;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** The templates that drafts begin with (文种模板, D10); each change makes a version, and old ones stay readable. */
@RestController
@RequestMapping(TemplateController.PATH)
class TemplateController {
    static final String PATH = "/api/v1/document-templates";

    private final KeepingTemplates templates;

    TemplateController(KeepingTemplates templates) {
        this.templates = templates;
    }

    /** A line in the list of templates. */
    record Line(String id, String name, DocumentKind kind, String kindName, boolean active, int edition) {
        static Line of(DocumentTemplate template) {
            TemplateContent content = template.current().content();
            return new Line(
                    template.id(),
                    content.name(),
                    content.kind(),
                    content.kind().chinese(),
                    template.active(),
                    template.current().number());
        }
    }

    /** A version of a template. */
    record EditionView(int number, TemplateForm content, List<String> placeholders, Change change) {
        static EditionView of(DocumentTemplate.Edition edition) {
            return new EditionView(
                    edition.number(),
                    TemplateForm.of(edition.content()),
                    edition.content().placeholders(),
                    edition.change());
        }
    }

    /** Who made a version, when and why. */
    record EditionLine(int number, Change change) {}

    /** A template as it is now, and what versions there are. */
    record View(
            String id,
            long version,
            boolean active,
            EditionView current,
            List<EditionLine> editions,
            List<Change> journal) {
        static View of(DocumentTemplate template) {
            return new View(
                    template.id(),
                    template.version(),
                    template.active(),
                    EditionView.of(template.current()),
                    template.editions().stream()
                            .map(edition -> new EditionLine(edition.number(), edition.change()))
                            .toList(),
                    template.journal());
        }
    }

    /** A new version and why it is made. */
    record Revision(
            @NotNull @Valid TemplateForm content,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Needs(Authorities.REFERENCES_READ)
    Page<Line> list(@RequestParam Optional<DocumentKind> kind, @RequestParam Optional<Boolean> active, Cursor cursor) {
        return templates.page(kind, active, cursor).map(Line::of);
    }

    @PostMapping
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> enter(@Valid @RequestBody TemplateForm form, Actor actor) {
        return answer(HttpStatus.CREATED, templates.enter(form.content(), actor));
    }

    @GetMapping("/{id}")
    @Needs(Authorities.REFERENCES_READ)
    ResponseEntity<View> get(@PathVariable String id) {
        return answer(HttpStatus.OK, templates.get(id));
    }

    @GetMapping("/{id}/versions/{number}")
    @Needs(Authorities.REFERENCES_READ)
    EditionView edition(@PathVariable String id, @PathVariable int number) {
        return EditionView.of(templates.get(id).edition(number));
    }

    @PutMapping("/{id}")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> revise(@PathVariable String id, @Valid @RequestBody Revision sent, Actor actor) {
        return answer(HttpStatus.OK, templates.revise(id, sent.content().content(), sent.reason(), actor));
    }

    @PostMapping("/{id}/deactivations")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> deactivate(@PathVariable String id, @Valid @RequestBody Requests.Reason sent, Actor actor) {
        return answer(HttpStatus.CREATED, templates.deactivate(id, sent.reason(), actor));
    }

    @PostMapping("/{id}/restorations")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> restore(@PathVariable String id, @Valid @RequestBody Requests.Reason sent, Actor actor) {
        return answer(HttpStatus.CREATED, templates.restore(id, sent.reason(), actor));
    }

    private static ResponseEntity<View> answer(HttpStatus status, DocumentTemplate template) {
        return ResponseEntity.status(status)
                .location(URI.create(PATH + "/" + template.id()))
                .eTag(Etags.of(template.version()))
                .body(View.of(template));
    }
}
