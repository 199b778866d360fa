package org.wenshu.directory.signin;

import java.time.Instant;
import java.util.Map;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.Entry;
import org.wenshu.office.model.PersonId;

/** What a person signs in with (登录账号): a sign-in name, and a password of which only the hash is kept. */
public final class Account extends Entry {
    private PersonId person;
    private String signInName;
    private String passwordHash;
    private boolean mustChangePassword;

    @SuppressWarnings("NullAway.Init")
    private Account() {}

    static Account open(
            PersonId person, String signInName, String passwordHash, boolean mustChange, Author by, Instant at) {
        var account = new Account();
        account.person = person;
        account.signInName = signInName;
        account.passwordHash = passwordHash;
        account.mustChangePassword = mustChange;
        account.record("opened", Map.of(), Map.of("signInName", signInName), by, at);
        return account;
    }

    void setPassword(String hash, boolean mustChange, Author by, Instant at) {
        passwordHash = hash;
        mustChangePassword = mustChange;
        record("password set", Map.of(), Map.of("mustChangePassword", String.valueOf(mustChange)), by, at);
    }

    void rename(String name, Author by, Instant at) {
        if (name.equals(signInName)) {
            return;
        }
        String before = signInName;
        signInName = name;
        record("renamed", Map.of("signInName", before), Map.of("signInName", name), by, at);
    }

    public PersonId person() {
        return person;
    }

    public String signInName() {
        return signInName;
    }

    String passwordHash() {
        return passwordHash;
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }
}
