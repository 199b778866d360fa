package org.wenshu.directory.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.directory.people.model.Person;
import org.wenshu.directory.policies.KeepingPolicies;
import org.wenshu.platform.store.AggregateStore;

/** Decides whether somebody who gives a sign-in name and a password is let in (登录). */
@Component
class SigningIn {
    private final AggregateStore<Account> accounts;
    private final KeepingPeople people;
    private final KeepingPolicies policies;
    private final LockOut lockOut;
    private final PasswordEncoder passwords;
    private final SystemTime time;
    /** Checked where there is no account, so that the time taken does not tell that there is none. */
    private final String nobodysHash;

    SigningIn(
            AggregateStore<Account> accounts,
            KeepingPeople people,
            KeepingPolicies policies,
            LockOut lockOut,
            PasswordEncoder passwords,
            SystemTime time) {
        this.accounts = accounts;
        this.people = people;
        this.policies = policies;
        this.lockOut = lockOut;
        this.passwords = passwords;
        this.time = time;
        this.nobodysHash = encoded(passwords, Digests.newSecret());
    }

    /** What became of an attempt. Why it was refused is not told. */
    sealed interface Outcome {
        record Accepted(Person person) implements Outcome {}

        /** Name and password are right, but the password was set by somebody else and must be changed first. */
        record PasswordToBeChanged(Account account) implements Outcome {}

        record Refused() implements Outcome {}
    }

    Outcome signIn(String givenName, String password) {
        String name = PasswordRules.normalized(givenName);
        Instant now = time.now();
        lockOut.forgetOld(now);
        Duration lockedFor = Duration.ofMinutes(policies.lockMinutes());
        boolean admitted = lockOut.admit(name, policies.lockAfter(), lockedFor, now);
        Optional<Account> account = accounts.findByKey(Accounts.NAME, name);
        boolean matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        if (!admitted || !matches || account.isEmpty()) {
            return new Outcome.Refused();
        }
        Optional<Person> person = people.find(account.get().person()).filter(Person::active);
        if (person.isEmpty()) {
            return new Outcome.Refused();
        }
        lockOut.forgive(name);
        return account.get().mustChangePassword()
                ? new Outcome.PasswordToBeChanged(account.get())
                : new Outcome.Accepted(person.get());
    }

    static String encoded(PasswordEncoder passwords, String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }
}
