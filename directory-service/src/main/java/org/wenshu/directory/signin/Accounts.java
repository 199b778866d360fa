package org.wenshu.directory.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.Refusals;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.directory.people.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.KeyTaken;

/** Opening accounts and setting passwords. */
@Component
public class Accounts {
    static final String NAME = "signInName";

    private final AggregateStore<Account> accounts;
    private final KeepingPeople people;
    private final LockOut lockOut;
    private final SignIns signIns;
    private final SigningIn signingIn;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final SystemTime time;

    Accounts(
            AggregateStore<Account> accounts,
            KeepingPeople people,
            LockOut lockOut,
            SignIns signIns,
            SigningIn signingIn,
            PasswordEncoder passwords,
            Clock clock,
            SystemTime time) {
        this.accounts = accounts;
        this.people = people;
        this.lockOut = lockOut;
        this.signIns = signIns;
        this.signingIn = signingIn;
        this.passwords = passwords;
        this.clock = clock;
        this.time = time;
    }

    @Configuration(proxyBeanMethods = false)
    static class Store {
        @Bean
        AggregateStore<Account> accountStore(AggregateStores stores) {
            return stores.of(Account.class, "accounts")
                    .id(account -> storeId(account.person()))
                    .unique(NAME, account -> Optional.of(account.signInName()))
                    .build();
        }
    }

    static String storeId(PersonId person) {
        return "account/" + person.value();
    }

    /** A name and a password as entered, checked by {@link PasswordRules}. */
    public record Credentials(String signInName, String password) {
        public static Credentials check(
                String prefix, @Nullable String signInName, @Nullable String password, Checks checks) {
            String name = PasswordRules.signInName(prefix + "signInName", signInName, checks);
            PasswordRules.check(prefix + "password", password, name, checks);
            return new Credentials(name, password == null ? "" : password);
        }
    }

    /** @param mustChange whether the person must choose another password when first signing in */
    public Account open(PersonId person, Credentials credentials, boolean mustChange, Author by) {
        Person holder = people.get(person);
        if (!holder.active()) {
            throw new ChangeRefused("inactive", "该人员已停用", "the person is inactive");
        }
        return keyed(() -> accounts.insert(opened(person, credentials, mustChange, by)));
    }

    /** For the set-up, which may be cut off and repeated. */
    public void openOnce(PersonId person, Credentials credentials, Author by) {
        keyed(() -> accounts.insertOnce(opened(person, credentials, false, by))
                .orElseGet(() -> accounts.get(storeId(person))));
    }

    private Account opened(PersonId person, Credentials credentials, boolean mustChange, Author by) {
        return Account.open(
                person,
                credentials.signInName(),
                SigningIn.encoded(passwords, credentials.password()),
                mustChange,
                by,
                clock.instant());
    }

    Account get(PersonId person) {
        return accounts.get(storeId(person));
    }

    Optional<Account> find(PersonId person) {
        return accounts.find(storeId(person));
    }

    Optional<Instant> lockedUntil(Account account) {
        return lockOut.lockedUntil(account.signInName(), time.now());
    }

    Account rename(PersonId person, String signInName, Author by) {
        return keyed(
                () -> accounts.change(storeId(person), account -> account.rename(signInName, by, clock.instant())));
    }

    /** An administrator sets a password; whoever is signed in as that person is signed out. */
    Account resetPassword(PersonId person, @Nullable String password, Author by) {
        return setPassword(get(person), "password", password, true, by);
    }

    void unlock(PersonId person) {
        lockOut.forgive(get(person).signInName());
    }

    /** The person changes their own password. */
    Account changePassword(PersonId person, String current, @Nullable String wanted, Author by) {
        Account account = find(person)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)
                        .detail("本人没有登录账号", "you have no account with a password here"));
        if (signingIn.signIn(account.signInName(), current) instanceof SigningIn.Outcome.Refused) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("currentPassword", "wrong", "当前密码不正确，或因多次失败已暂时锁定", "is wrong, or locked out for a while");
        }
        return setPassword(account, "newPassword", wanted, false, by);
    }

    /** The person, who has just proven to know the current password, chooses a new one. */
    void replacePassword(PersonId person, String wanted, Author by) {
        setPassword(get(person), "wanted", wanted, false, by);
    }

    private Account setPassword(
            Account account, String field, @Nullable String password, boolean mustChange, Author by) {
        var checks = new Checks();
        PasswordRules.check(field, password, account.signInName(), checks);
        if (password != null && passwords.matches(password, account.passwordHash())) {
            checks.fault(field, "unchanged", "新密码不能与当前密码相同", "must differ from the current password");
        }
        checks.done();
        String hash = SigningIn.encoded(passwords, Objects.requireNonNull(password));
        Account changed = accounts.change(
                storeId(account.person()), stored -> stored.setPassword(hash, mustChange, by, clock.instant()));
        lockOut.forgive(account.signInName());
        signIns.endAll(account.person());
        return changed;
    }

    private static Account keyed(Supplier<Account> write) {
        try {
            return write.get();
        } catch (KeyTaken taken) {
            throw Refusals.taken(taken, taken.key());
        }
    }
}
