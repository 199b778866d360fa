package org.wenshu.directory.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.InvalidEntry;
import org.wenshu.directory.people.model.PersonDetails;
import org.wenshu.directory.people.model.PersonInput;
import org.wenshu.directory.people.model.PersonRules;
import org.wenshu.directory.sections.Section;
import org.wenshu.directory.signin.Accounts;
import org.wenshu.directory.signin.SignInProperties;
import org.wenshu.office.Policy;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.caller.Needs;

/** The one-time set-up of an empty installation (初始设置). */
@RestController
@RequestMapping("/api/v1/setup")
class SetUpController {
    private final SettingUp settingUp;
    private final SignInProperties signIn;

    SetUpController(SettingUp settingUp, SignInProperties signIn) {
        this.settingUp = settingUp;
        this.signIn = signIn;
    }

    record State(boolean done) {}

    /**
     * @param code from the service's log, or the file beside it
     * @param section the administrator's section; 办公室 (BGS) when absent
     * @param redirectUris where the first app may send people back to; the gateway's and the loopback address when absent
     */
    record SetUp(
            @Nullable String code,
            @Nullable Organ organ,
            @Nullable FirstSection section,
            @Nullable Administrator administrator,
            @Nullable List<String> redirectUris) {}

    record Organ(@Nullable String name, @Nullable String fondsNumber) {}

    record FirstSection(@Nullable String name, @Nullable String code) {}

    /** @param externalSubject instead of sign-in name and password, where the organ has its own identity provider */
    record Administrator(
            @Nullable String name,
            @Nullable String post,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String signInName,
            @Nullable String password,
            @Nullable String externalSubject) {}

    /** @param clientId the app with which the administrator can sign in */
    record Made(String administratorId, String sectionId, String clientId) {}

    @GetMapping
    @Needs(Needs.NOTHING)
    State state() {
        return new State(settingUp.isDone());
    }

    @PostMapping
    @Needs(Needs.NOTHING)
    @ResponseStatus(HttpStatus.CREATED)
    Made setUp(@RequestBody SetUp request, HttpServletRequest http) {
        var checks = new Checks();
        String code = checks.text("code", request.code(), 100);
        Organ organ = request.organ() == null ? new Organ(null, null) : request.organ();
        String organName = policy("organ.name", organ.name(), Policy.ORGAN_NAME, checks);
        String fondsNumber = policy("organ.fondsNumber", organ.fondsNumber(), Policy.FONDS_NUMBER, checks);
        FirstSection first = request.section() == null ? new FirstSection("办公室", "BGS") : request.section();
        Optional<Section.Details> section = section(first, checks);
        Administrator given = Objects.requireNonNullElse(
                request.administrator(), new Administrator(null, null, null, null, null, null, null));
        PersonDetails administrator = administrator(given, checks);
        Optional<Accounts.Credentials> credentials = credentials(given, checks);
        checks.done();
        List<String> redirectUris = request.redirectUris() == null ? List.of() : request.redirectUris();
        PersonId id = settingUp.setUp(
                code,
                new SettingUp.Wanted(
                        organName, fondsNumber, section.orElseThrow(), administrator, credentials, redirectUris),
                http.getRemoteAddr());
        return new Made(id.value(), SettingUp.firstSection().value(), SettingUp.FIRST_APP);
    }

    private static String policy(String field, @Nullable String value, Policy policy, Checks checks) {
        String text = checks.text(field, value, 60);
        if (!text.isEmpty() && !policy.accepts(text)) {
            checks.fault(field, "form", "格式不符，例如 " + policy.byDefault(), "is not of the form of " + policy.byDefault());
        }
        return text;
    }

    private static Optional<Section.Details> section(FirstSection first, Checks checks) {
        try {
            return Optional.of(new Section.Input(first.name(), first.code(), 1).check());
        } catch (InvalidEntry invalid) {
            invalid.faults()
                    .forEach(fault -> checks.fault("section." + fault.field(), fault.rule(), fault.zh(), fault.en()));
            return Optional.empty();
        }
    }

    /** Where the organ has its own identity provider, its subject takes the place of a password. */
    private Optional<Accounts.Credentials> credentials(Administrator given, Checks checks) {
        if (signIn.enabled()) {
            return Optional.of(
                    Accounts.Credentials.check("administrator.", given.signInName(), given.password(), checks));
        }
        checks.text("administrator.externalSubject", given.externalSubject(), 255);
        return Optional.empty();
    }

    private static PersonDetails administrator(Administrator given, Checks checks) {
        var own = new Checks();
        var input = new PersonInput(
                given.name(),
                given.post() == null || given.post().isBlank() ? "系统管理员" : given.post(),
                9000,
                List.of(SettingUp.firstSection().value()),
                given.mobile(),
                given.email(),
                Secrecy.NONE.name(),
                List.of(new PersonInput.RoleInput(Role.ADMINISTRATOR.name(), null)),
                null,
                given.externalSubject());
        PersonDetails details = new PersonRules(new OrganToBe()).read(new PersonId("set-up"), input, own);
        own.faults()
                .forEach(fault -> checks.fault("administrator." + fault.field(), fault.rule(), fault.zh(), fault.en()));
        return details;
    }

    /** The organ as the set-up is going to make it: its one section, and no leader yet. */
    private static final class OrganToBe implements PersonRules.Organ {
        @Override
        public boolean hasActiveSection(SectionId id) {
            return id.equals(SettingUp.firstSection());
        }

        @Override
        public Optional<String> leaderInCharge(SectionId section, PersonId except) {
            return Optional.empty();
        }
    }
}
