package org.wenshu.directory.delegations.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.Entry;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;

/** A leader's named authorities in another person's hands for a period (授权代理, O3). */
public final class Delegation extends Entry {
    /** A longer one would be a change of roles in disguise. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** These stay with their holder: handing them on would make a chain, or hand over the directory itself. */
    private static final Set<String> NOT_TO_BE_HANDED_OVER =
            Set.of(Authorities.DELEGATE, Authorities.DIRECTORY_ADMINISTER);

    private String id;
    private PersonId from;
    private PersonId to;
    private List<String> authorities;
    private Instant start;
    private Instant end;
    private String reason;
    private boolean revoked;

    @SuppressWarnings("NullAway.Init")
    private Delegation() {}

    /** Who hands over or takes: what the rules must know of a person. */
    public record Party(PersonId id, String name, boolean active, Set<String> ownAuthorities) {}

    /** What a client enters. */
    public record Terms(
            @Nullable List<String> authorities,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String reason) {}

    /**
     * Hands authorities over.
     *
     * @param from the leader; only what he holds by his own roles can be handed over, so there are no chains
     */
    public static Delegation grant(String id, Party from, Party to, Terms terms, Author by, Instant now) {
        var checks = new Checks();
        if (!from.active()) {
            checks.fault("fromPersonId", "inactive", "授权人已停用", "the person handing over is inactive");
        } else if (!from.ownAuthorities().contains(Authorities.DELEGATE)) {
            checks.fault("fromPersonId", "may-not-delegate", from.name() + "无权授权代理", from.name() + " may not delegate");
        }
        if (!to.active()) {
            checks.fault("toPersonId", "inactive", "代理人已停用", "the person taking over is inactive");
        }
        if (from.id().equals(to.id())) {
            checks.fault("toPersonId", "to-oneself", "不能授权给本人", "nobody delegates to themselves");
        }
        var delegation = new Delegation();
        delegation.id = id;
        delegation.from = from.id();
        delegation.to = to.id();
        delegation.authorities = readAuthorities(from, terms.authorities(), checks);
        delegation.reason = checks.optionalText("reason", terms.reason(), 200).orElse("");
        Instant start = terms.start() == null ? now : terms.start();
        Instant end = terms.end() == null ? start : terms.end();
        if (terms.end() == null) {
            checks.fault("end", "required", "必须填写", "is required");
        } else if (!end.isAfter(start)) {
            checks.fault("end", "after-start", "结束时间应晚于开始时间", "must be after the start");
        } else if (!end.isAfter(now)) {
            checks.fault("end", "in-the-past", "结束时间已过", "lies in the past");
        } else if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            checks.fault("end", "too-long", "授权期限不能超过一年", "a delegation must not last longer than a year");
        }
        delegation.start = start;
        delegation.end = end;
        checks.done();
        delegation.record("granted", Map.of(), delegation.fields(), by, now);
        return delegation;
    }

    private static List<String> readAuthorities(Party from, @Nullable List<String> named, Checks checks) {
        var authorities = new TreeSet<String>();
        if (named == null || named.isEmpty()) {
            checks.fault("authorities", "required", "须列明所授权限", "the authorities must be named");
            return List.of();
        }
        for (int i = 0; i < named.size(); i++) {
            String authority = named.get(i);
            String field = "authorities[" + i + "]";
            if (authority == null || authority.isBlank()) {
                checks.fault(field, "required", "必须填写", "is required");
            } else if (NOT_TO_BE_HANDED_OVER.contains(authority)) {
                checks.fault(field, "not-delegable", "该权限不能授权代理：" + authority, authority + " cannot be delegated");
            } else if (!from.ownAuthorities().contains(authority)) {
                checks.fault(
                        field,
                        "not-held",
                        from.name() + "本人没有该权限：" + authority,
                        from.name() + " does not hold " + authority);
            } else {
                authorities.add(authority);
            }
        }
        return List.copyOf(authorities);
    }

    public void revoke(String why, Author by, Instant now) {
        if (revoked) {
            throw new ChangeRefused("already-revoked", "该授权已收回", "the delegation is revoked already");
        }
        if (!now.isBefore(end)) {
            throw new ChangeRefused("over", "该授权已到期", "the delegation is over");
        }
        revoked = true;
        record("revoked", Map.of("revoked", "false"), Map.of("revoked", "true", "reason", why), by, now);
    }

    public boolean activeAt(Instant time) {
        return !revoked && !time.isBefore(start) && time.isBefore(end);
    }

    private Map<String, String> fields() {
        return Map.of(
                "fromPersonId", from.value(),
                "toPersonId", to.value(),
                "authorities", String.join(", ", authorities),
                "start", start.toString(),
                "end", end.toString(),
                "reason", reason);
    }

    public String id() {
        return id;
    }

    public PersonId from() {
        return from;
    }

    public PersonId to() {
        return to;
    }

    public List<String> authorities() {
        return List.copyOf(authorities);
    }

    public Instant start() {
        return start;
    }

    public Instant end() {
        return end;
    }

    public String reason() {
        return reason;
    }

    public boolean revoked() {
        return revoked;
    }
}
