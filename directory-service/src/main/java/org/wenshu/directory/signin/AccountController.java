package org.wenshu.directory.signin;

import static org.wenshu.directory.entries.Refusals.author;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.JournalEntry;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;

/** The account with which a person signs in (登录账号). */
@RestController
@RequestMapping("/api/v1/people/{id}/account")
class AccountController {
    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param mustChangePassword whether another password must be chosen at the first sign-in; true when absent */
    record NewAccount(
            @Nullable String signInName,
            @Nullable String password,
            @Nullable Boolean mustChangePassword) {}

    record Rename(@Nullable String signInName) {}

    record NewPassword(@Nullable String password) {}

    /** @param lockedUntil until when it is locked out after failed sign-ins, or absent */
    record AccountView(
            String personId,
            String signInName,
            boolean mustChangePassword,
            Optional<Instant> lockedUntil,
            long version) {}

    @PostMapping
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<AccountView> open(@PathVariable String id, @RequestBody NewAccount request, Caller caller) {
        var checks = new Checks();
        var credentials = Accounts.Credentials.check("", request.signInName(), request.password(), checks);
        checks.done();
        boolean mustChange = !Boolean.FALSE.equals(request.mustChangePassword());
        Account opened = accounts.open(new PersonId(id), credentials, mustChange, author(caller));
        return ResponseEntity.created(URI.create("/api/v1/people/" + id + "/account"))
                .eTag(Etags.of(opened.version()))
                .body(view(opened));
    }

    @GetMapping
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<AccountView> get(@PathVariable String id) {
        return answer(accounts.get(new PersonId(id)));
    }

    @PutMapping
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<AccountView> rename(@PathVariable String id, @RequestBody Rename request, Caller caller) {
        var checks = new Checks();
        String name = PasswordRules.signInName("signInName", request.signInName(), checks);
        checks.done();
        return answer(accounts.rename(new PersonId(id), name, author(caller)));
    }

    /** Sets a password that the person must change when next signing in, and signs them out everywhere. */
    @PostMapping("/passwords")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<AccountView> resetPassword(
            @PathVariable String id, @RequestBody NewPassword request, Caller caller) {
        return answer(accounts.resetPassword(new PersonId(id), request.password(), author(caller)));
    }

    /** Ends a lock-out before its time. */
    @PostMapping("/unlocking")
    @Needs(DIRECTORY_ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String id) {
        accounts.unlock(new PersonId(id));
    }

    @GetMapping("/journal")
    @Needs(DIRECTORY_ADMINISTER)
    List<JournalEntry> journal(@PathVariable String id) {
        return accounts.get(new PersonId(id)).journal();
    }

    private ResponseEntity<AccountView> answer(Account account) {
        return ResponseEntity.ok().eTag(Etags.of(account.version())).body(view(account));
    }

    private AccountView view(Account account) {
        return new AccountView(
                account.person().value(),
                account.signInName(),
                account.mustChangePassword(),
                accounts.lockedUntil(account),
                account.version());
    }
}
