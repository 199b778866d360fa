package org.wenshu.directory.delegations;

import static org.wenshu.office.model.Authorities.DELEGATE;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;
import static org.wenshu.office.model.Authorities.DIRECTORY_READ;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.directory.delegations.model.Delegation;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.JournalEntry;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** Delegations (授权代理, O3). */
@RestController
@RequestMapping("/api/v1/delegations")
class DelegationController {
    private final Delegating delegating;

    DelegationController(Delegating delegating) {
        this.delegating = delegating;
    }

    /**
     * @param fromPersonId the leader; the caller when absent
     * @param start now when absent
     */
    record NewDelegation(
            @Nullable String fromPersonId,
            @Nullable String toPersonId,
            @Nullable List<String> authorities,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String reason) {}

    record Revocation(@Nullable String reason) {}

    record DelegationView(
            String id,
            String fromPersonId,
            String toPersonId,
            List<String> authorities,
            Instant start,
            Instant end,
            String reason,
            boolean revoked,
            long version) {
        static DelegationView of(Delegation delegation) {
            return new DelegationView(
                    delegation.id(),
                    delegation.from().value(),
                    delegation.to().value(),
                    delegation.authorities(),
                    delegation.start(),
                    delegation.end(),
                    delegation.reason(),
                    delegation.revoked(),
                    delegation.version());
        }
    }

    @PostMapping
    @Needs({DELEGATE, DIRECTORY_ADMINISTER})
    ResponseEntity<DelegationView> grant(@RequestBody NewDelegation request, Caller caller) {
        var checks = new Checks();
        String to = checks.text("toPersonId", request.toPersonId(), 64);
        checks.done();
        String from = request.fromPersonId() == null ? caller.id() : request.fromPersonId();
        Delegation granted = delegating.grant(
                new PersonId(from),
                new PersonId(to),
                new Delegation.Terms(request.authorities(), request.start(), request.end(), request.reason()),
                caller);
        return ResponseEntity.created(URI.create("/api/v1/delegations/" + granted.id()))
                .eTag(Etags.of(granted.version()))
                .body(DelegationView.of(granted));
    }

    /** Administrators see all, others those from and to themselves. */
    @GetMapping
    @Needs(DIRECTORY_READ)
    Page<DelegationView> list(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam(defaultValue = "false") boolean active,
            Caller caller) {
        return Page.of(delegating.list(from, to, active, caller)).map(DelegationView::of);
    }

    @GetMapping("/{id}")
    @Needs(DIRECTORY_READ)
    ResponseEntity<DelegationView> get(@PathVariable String id, Caller caller) {
        return answer(delegating.get(id, caller));
    }

    @PostMapping("/{id}/revocation")
    @Needs({DELEGATE, DIRECTORY_ADMINISTER})
    ResponseEntity<DelegationView> revoke(@PathVariable String id, @RequestBody Revocation request, Caller caller) {
        var checks = new Checks();
        String reason = checks.optionalText("reason", request.reason(), 200).orElse("");
        checks.done();
        delegating.get(id, caller);
        return answer(delegating.revoke(id, reason, caller));
    }

    @GetMapping("/{id}/journal")
    @Needs(DIRECTORY_READ)
    List<JournalEntry> journal(@PathVariable String id, Caller caller) {
        return delegating.get(id, caller).journal();
    }

    private static ResponseEntity<DelegationView> answer(Delegation delegation) {
        return ResponseEntity.ok().eTag(Etags.of(delegation.version())).body(DelegationView.of(delegation));
    }
}
