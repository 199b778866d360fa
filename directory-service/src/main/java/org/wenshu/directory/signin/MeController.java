package org.wenshu.directory.signin;

import static org.wenshu.directory.entries.Refusals.author;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.directory.delegations.Delegating;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.directory.people.PersonView;
import org.wenshu.directory.people.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;

/** Who is signed in, and what they may do. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {
    private final KeepingPeople people;
    private final Delegating delegating;
    private final Accounts accounts;

    MeController(KeepingPeople people, Delegating delegating, Accounts accounts) {
        this.people = people;
        this.delegating = delegating;
        this.accounts = accounts;
    }

    /**
     * @param person absent for an integration
     * @param authorities what the caller may do; of the one represented, where the request names one
     * @param mayActFor by delegations now in force: name the person in the header Wenshu-On-Behalf-Of
     * @param signInName absent where the person signs in elsewhere
     */
    record Me(
            String id,
            String name,
            Optional<PersonView> person,
            SortedSet<String> authorities,
            List<MayActFor> mayActFor,
            Optional<String> signInName) {}

    record MayActFor(String personId, String name, List<String> authorities, Instant until) {}

    record PasswordChange(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    @GetMapping
    @Needs(Needs.SIGNED_IN)
    Me me(Caller caller) {
        var id = new PersonId(caller.id());
        List<MayActFor> mayActFor = delegating.inForceTo(id).stream()
                .map(delegation -> new MayActFor(
                        delegation.from().value(),
                        people.find(delegation.from())
                                .map(person -> person.details().name())
                                .orElse(""),
                        delegation.authorities(),
                        delegation.end()))
                .toList();
        Optional<Person> person = people.find(id);
        return new Me(
                caller.id(),
                caller.name(),
                person.map(found -> PersonView.of(found, caller)),
                new TreeSet<>(caller.authorities()),
                mayActFor,
                accounts.find(id).map(Account::signInName));
    }

    /** Signs the person out everywhere else, too. */
    @PostMapping("/password")
    @Needs(Needs.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody PasswordChange request, Caller caller) {
        String current = request.currentPassword() == null ? "" : request.currentPassword();
        accounts.changePassword(new PersonId(caller.id()), current, request.newPassword(), author(caller));
    }
}
