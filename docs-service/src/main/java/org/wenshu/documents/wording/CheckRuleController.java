package org.wenshu.documents.wording;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.document.checks.Checks;
import org.wenshu.document.checks.Rule;
import org.wenshu.document.checks.Severity;
import org.wenshu.documents.references.Change;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;

/** The rules that drafts are checked by (审核规则, D11), and how much the organ lets each weigh. */
@RestController
@RequestMapping("/api/v1/check-rules")
class CheckRuleController {
    private final KeepingCheckPolicy policies;

    CheckRuleController(KeepingCheckPolicy policies) {
        this.policies = policies;
    }

    /**
     * A rule as data.
     *
     * @param group the letters of its code
     * @param clause of the standard or regulation it rests on
     * @param shippedSeverity what it weighs unless the organ says otherwise
     * @param on whether the organ uses it
     * @param passing cases that it lets pass, in the catalogue's notation
     * @param failing cases that it finds; behind ⇒ what is found, behind → what is suggested
     */
    record RuleView(
            String code,
            String group,
            String name,
            String english,
            String clause,
            String reason,
            Severity shippedSeverity,
            Severity severity,
            boolean on,
            List<String> passing,
            List<String> failing) {
        static RuleView of(Rule rule, CheckPolicy policy) {
            CheckPolicy.Weight weight = policy.weight(rule.code());
            return new RuleView(
                    rule.code(),
                    rule.group(),
                    rule.name(),
                    rule.english(),
                    rule.clause(),
                    rule.reason(),
                    rule.severity(),
                    weight.severity().orElse(rule.severity()),
                    weight.on(),
                    rule.passing(),
                    rule.failing());
        }
    }

    /** All rules in the order of the catalogue, and what was ever changed in the policy. */
    record CatalogueView(long version, List<RuleView> items, List<Change> journal) {}

    /**
     * What the organ says of a rule.
     *
     * @param severity as shipped if left out
     */
    record WeightForm(
            @NotNull Boolean on,
            Optional<Severity> severity,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Needs(Authorities.REFERENCES_READ)
    ResponseEntity<CatalogueView> list() {
        CheckPolicy policy = policies.policy();
        return ResponseEntity.ok()
                .eTag(Etags.of(policy.version()))
                .body(new CatalogueView(
                        policy.version(),
                        Checks.all().rules().stream()
                                .map(rule -> RuleView.of(rule, policy))
                                .toList(),
                        policy.journal()));
    }

    @GetMapping("/{code}")
    @Needs(Authorities.REFERENCES_READ)
    ResponseEntity<RuleView> get(@PathVariable String code) {
        return answer(code, policies.policy());
    }

    @PutMapping("/{code}")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<RuleView> weigh(@PathVariable String code, @Valid @RequestBody WeightForm form, Actor actor) {
        return answer(
                code, policies.weigh(code, new CheckPolicy.Weight(form.on(), form.severity()), form.reason(), actor));
    }

    /** All weights change together, so the version is that of the whole policy. */
    private static ResponseEntity<RuleView> answer(String code, CheckPolicy policy) {
        return ResponseEntity.ok()
                .eTag(Etags.of(policy.version()))
                .body(RuleView.of(KeepingCheckPolicy.rule(code), policy));
    }
}
