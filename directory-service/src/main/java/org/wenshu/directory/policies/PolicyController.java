package org.wenshu.directory.policies;

import static org.wenshu.directory.entries.Refusals.author;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;
import static org.wenshu.office.model.Authorities.DIRECTORY_READ;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.directory.entries.JournalEntry;
import org.wenshu.office.Policy;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** Policies of the organ (制度参数): deadlines per urgency, urging, working hours, sign-in. */
@RestController
@RequestMapping("/api/v1/policies")
class PolicyController {
    private final KeepingPolicies policies;

    PolicyController(KeepingPolicies policies) {
        this.policies = policies;
    }

    /**
     * @param byDefault what holds until an administrator sets it
     * @param version 0 while it stands at its default
     */
    record PolicyView(String name, String value, String byDefault, long version) {
        static PolicyView of(Policy policy, Optional<PolicySetting> setting) {
            return new PolicyView(
                    policy.key(),
                    setting.map(PolicySetting::value).orElse(policy.byDefault()),
                    policy.byDefault(),
                    setting.map(PolicySetting::version).orElse(0L));
        }
    }

    record NewValue(@Nullable String value) {}

    @GetMapping
    @Needs(DIRECTORY_READ)
    Page<PolicyView> list() {
        return Page.of(Arrays.stream(Policy.values())
                .map(policy -> PolicyView.of(policy, policies.find(policy)))
                .toList());
    }

    @GetMapping("/{name}")
    @Needs(DIRECTORY_READ)
    ResponseEntity<PolicyView> get(@PathVariable String name) {
        Policy policy = named(name);
        return answer(PolicyView.of(policy, policies.find(policy)));
    }

    @PutMapping("/{name}")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<PolicyView> set(@PathVariable String name, @RequestBody NewValue request, Caller caller) {
        Policy policy = named(name);
        PolicySetting set = policies.set(policy, request.value(), author(caller));
        return answer(PolicyView.of(policy, Optional.of(set)));
    }

    @GetMapping("/{name}/journal")
    @Needs(DIRECTORY_ADMINISTER)
    List<JournalEntry> journal(@PathVariable String name) {
        return policies.find(named(name)).map(PolicySetting::journal).orElse(List.of());
    }

    private static Policy named(String name) {
        return Policy.named(name).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private static ResponseEntity<PolicyView> answer(PolicyView policy) {
        return ResponseEntity.ok().eTag(Etags.of(policy.version())).body(policy);
    }
}
