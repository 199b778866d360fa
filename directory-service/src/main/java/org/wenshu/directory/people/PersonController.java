package org.wenshu.directory.people;

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
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.JournalEntry;
import org.wenshu.directory.people.model.Person;
import org.wenshu.directory.people.model.PersonInput;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** People (人员) of the organ (O1, O2, O4). */
@RestController
@RequestMapping("/api/v1/people")
class PersonController {
    private final KeepingPeople people;

    PersonController(KeepingPeople people) {
        this.people = people;
    }

    /** A {@link PersonInput} with the organ's own id for the person; generated when absent. */
    record NewPerson(
            @Nullable String id,
            @Nullable String name,
            @Nullable String post,
            @Nullable Integer rankOrder,
            @Nullable List<String> sectionIds,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String clearance,
            @Nullable List<PersonInput.RoleInput> roles,
            @Nullable List<String> inChargeOfSectionIds,
            @Nullable String externalSubject) {
        PersonInput input() {
            return new PersonInput(
                    name,
                    post,
                    rankOrder,
                    sectionIds,
                    mobile,
                    email,
                    clearance,
                    roles,
                    inChargeOfSectionIds,
                    externalSubject);
        }
    }

    record Deactivation(@Nullable String reason) {}

    @PostMapping
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<PersonView> enter(@RequestBody NewPerson request, Caller caller) {
        Person person = people.enter(request.id(), request.input(), author(caller));
        return ResponseEntity.created(URI.create("/api/v1/people/" + person.id()))
                .eTag(Etags.of(person.version()))
                .body(PersonView.of(person, caller));
    }

    /** In protocol order; {@code q} looks into names and posts. */
    @GetMapping
    @Needs(DIRECTORY_READ)
    Page<PersonView> list(
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> section,
            @RequestParam Optional<Role> role,
            @RequestParam Optional<Boolean> active,
            Cursor cursor,
            Caller caller) {
        var wanted = new PersonStore.Wanted(q, section, role.map(Role::name), active);
        return people.list(wanted, cursor).map(person -> PersonView.of(person, caller));
    }

    @GetMapping("/{id}")
    @Needs(DIRECTORY_READ)
    ResponseEntity<PersonView> get(@PathVariable String id, Caller caller) {
        return answer(people.get(new PersonId(id)), caller);
    }

    @PutMapping("/{id}")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<PersonView> correct(@PathVariable String id, @RequestBody PersonInput request, Caller caller) {
        return answer(people.correct(new PersonId(id), request, author(caller)), caller);
    }

    @PostMapping("/{id}/deactivation")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<PersonView> deactivate(@PathVariable String id, @RequestBody Deactivation request, Caller caller) {
        var checks = new Checks();
        String reason = checks.text("reason", request.reason(), 200);
        checks.done();
        return answer(people.deactivate(new PersonId(id), reason, author(caller)), caller);
    }

    @PostMapping("/{id}/reactivation")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<PersonView> reactivate(@PathVariable String id, Caller caller) {
        return answer(people.reactivate(new PersonId(id), author(caller)), caller);
    }

    @GetMapping("/{id}/journal")
    @Needs(DIRECTORY_ADMINISTER)
    List<JournalEntry> journal(@PathVariable String id) {
        return people.get(new PersonId(id)).journal();
    }

    private static ResponseEntity<PersonView> answer(Person person, Caller caller) {
        return ResponseEntity.ok().eTag(Etags.of(person.version())).body(PersonView.of(person, caller));
    }
}
