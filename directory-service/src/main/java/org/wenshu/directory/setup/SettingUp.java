package org.wenshu.directory.setup;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wenshu.directory.clients.KeepingClients;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.directory.people.model.PersonDetails;
import org.wenshu.directory.policies.KeepingPolicies;
import org.wenshu.directory.sections.KeepingSections;
import org.wenshu.directory.sections.Section;
import org.wenshu.directory.signin.Accounts;
import org.wenshu.directory.signin.SignInProperties;
import org.wenshu.directory.signin.SystemTime;
import org.wenshu.office.Policy;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/**
 * Makes the first administrator of an empty installation (初始设置), once, for whoever can read the code that the
 * service writes into its log and a file.
 *
 * <p>One caller wins by an atomic write. Should the service die half-way, the same code works again after a minute, and
 * finds what was made already.
 */
@Component
class SettingUp {
    static final String FIRST_APP = "wenshu-app";

    private static final Logger LOG = LoggerFactory.getLogger(SettingUp.class);
    private static final String ID = "set-up";
    private static final String STATE = "state";
    private static final String STARTED = "startedAt";
    private static final String OPEN = "OPEN";
    private static final String RUNNING = "RUNNING";
    private static final String DONE = "DONE";
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(1);
    private static final int CODE_BYTES = 10;

    private final MongoCollection<Document> setUp;
    private final KeepingSections sections;
    private final KeepingPeople people;
    private final Accounts accounts;
    private final KeepingPolicies policies;
    private final KeepingClients clients;
    private final SignInProperties signIn;
    private final SystemTime time;
    private final Optional<Path> codeFile;

    SettingUp(
            MongoDatabase database,
            KeepingSections sections,
            KeepingPeople people,
            Accounts accounts,
            KeepingPolicies policies,
            KeepingClients clients,
            SignInProperties signIn,
            SystemTime time,
            @Value("${wenshu.set-up.code-file:}") String codeFile) {
        this.setUp = database.getCollection("set_up");
        this.sections = sections;
        this.people = people;
        this.accounts = accounts;
        this.policies = policies;
        this.clients = clients;
        this.signIn = signIn;
        this.time = time;
        this.codeFile = codeFile.isBlank() ? Optional.empty() : Optional.of(Path.of(codeFile));
    }

    /** What has passed the rules. */
    record Wanted(
            String organName,
            String fondsNumber,
            Section.Details section,
            PersonDetails administrator,
            Optional<Accounts.Credentials> credentials,
            List<String> redirectUris) {}

    /** The section that the administrator belongs to: its id is the same however often the set-up is repeated. */
    static SectionId firstSection() {
        return new SectionId("office");
    }

    @EventListener(ApplicationReadyEvent.class)
    void showCode() {
        if (isDone()) {
            return;
        }
        String code = setUpCode();
        LOG.warn("This installation has no administrator yet. One-time set-up code: {}", code);
        codeFile.ifPresent(file -> write(file, code));
    }

    boolean isDone() {
        Document found = setUp.find(eq("_id", ID)).first();
        return found != null && DONE.equals(found.getString(STATE));
    }

    /** The one code of this installation, whichever instance made it. */
    private String setUpCode() {
        byte[] bytes = new byte[CODE_BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            setUp.insertOne(new Document("_id", ID)
                    .append(STATE, OPEN)
                    .append("code", HexFormat.of().formatHex(bytes))
                    .append("administrator", UUID.randomUUID().toString()));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        Document found = setUp.find(eq("_id", ID)).first();
        return found == null ? "" : found.getString("code");
    }

    private static void write(Path file, String code) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.writeString(file, code + System.lineSeparator());
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            LOG.warn("The set-up code could not be written to {}; it is in the log only", file, e);
        }
    }

    /** @return the administrator's id */
    PersonId setUp(String code, Wanted wanted, String from) {
        Document open = setUp.find(eq("_id", ID)).first();
        if (open == null || DONE.equals(open.getString(STATE))) {
            throw alreadyDone();
        }
        if (!MessageDigest.isEqual(
                open.getString("code").getBytes(StandardCharsets.UTF_8),
                code.strip().getBytes(StandardCharsets.UTF_8))) {
            throw Problem.of(ProblemType.FORBIDDEN)
                    .detail("初始设置码不正确", "the set-up code is wrong")
                    .field("code", "wrong", "初始设置码不正确", "is wrong");
        }
        claim();
        var id = new PersonId(open.getString("administrator"));
        var by = new Author(id.value(), wanted.administrator().name(), Optional.empty(), from);
        sections.foundOnce(firstSection(), wanted.section(), by);
        people.enterOrCorrect(id, wanted.administrator(), by);
        wanted.credentials().ifPresent(credentials -> accounts.openOnce(id, credentials, by));
        policies.setOnce(Policy.ORGAN_NAME, wanted.organName(), by);
        policies.setOnce(Policy.FONDS_NUMBER, wanted.fondsNumber(), by);
        clients.registerAppOnce(
                FIRST_APP,
                "文枢",
                wanted.redirectUris().isEmpty() ? signIn.firstAppRedirectUris() : wanted.redirectUris(),
                by);
        setUp.updateOne(
                eq("_id", ID),
                Updates.combine(
                        Updates.set(STATE, DONE),
                        Updates.set("doneAt", Date.from(time.now())),
                        Updates.set("from", from),
                        Updates.unset("code")));
        codeFile.ifPresent(SettingUp::delete);
        return id;
    }

    private void claim() {
        Instant now = time.now();
        boolean won = setUp.updateOne(
                                and(
                                        eq("_id", ID),
                                        or(
                                                eq(STATE, OPEN),
                                                and(
                                                        eq(STATE, RUNNING),
                                                        lt(STARTED, Date.from(now.minus(GIVEN_UP_AFTER)))))),
                                Updates.combine(Updates.set(STATE, RUNNING), Updates.set(STARTED, Date.from(now))))
                        .getModifiedCount()
                == 1;
        if (!won) {
            throw alreadyDone();
        }
    }

    private static ChangeRefused alreadyDone() {
        return new ChangeRefused("set-up-done", "初始设置已完成", "the installation is set up already");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The used set-up code is still in {}", file, e);
        }
    }
}
