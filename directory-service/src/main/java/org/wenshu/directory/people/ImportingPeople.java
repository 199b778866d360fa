package org.wenshu.directory.people;

import static com.mongodb.client.model.Filters.eq;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.people.model.Person;
import org.wenshu.directory.sections.KeepingSections;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.NewIds;

/** Takes people over from a spreadsheet: all rows or none, unless the administrator says that good rows suffice. */
@Component
class ImportingPeople implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ImportingPeople.class);
    private static final int ROWS_BETWEEN_REPORTS = 50;

    private final AggregateStore<PeopleImport> imports;
    private final KeepingPeople people;
    private final KeepingSections sections;
    private final Clock clock;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("people-import").factory());

    ImportingPeople(AggregateStore<PeopleImport> imports, KeepingPeople people, KeepingSections sections, Clock clock) {
        this.imports = imports;
        this.people = people;
        this.sections = sections;
        this.clock = clock;
    }

    PeopleImport start(String fileName, byte[] content, boolean dryRun, boolean partial, Author by) {
        List<Spreadsheet.Line> lines = Spreadsheet.read(content);
        var rows = new ReadingRows(
                sections.all(Optional.of(true)),
                new ReadingRows.Known() {
                    @Override
                    public Optional<Person> leaderOf(SectionId section) {
                        return people.inChargeOf(section);
                    }

                    @Override
                    public boolean isLastAdministrator(PersonId person) {
                        return people.isLastAdministrator(person);
                    }
                },
                () -> UUID.randomUUID().toString());
        PeopleImport started = imports.insert(
                PeopleImport.of(NewIds.next(), fileName, rows.read(lines), dryRun, partial, by, clock.instant()));
        apply(started);
        return started;
    }

    PeopleImport get(String id) {
        return imports.get(id);
    }

    /** An import that a stop of the service cut off is carried on; rows applied twice change nothing. */
    @EventListener(ApplicationReadyEvent.class)
    void carryOn() {
        imports.findAll(eq("state", PeopleImport.State.APPLYING.name())).forEach(this::apply);
    }

    private void apply(PeopleImport started) {
        if (started.state() != PeopleImport.State.APPLYING) {
            return;
        }
        background.execute(() -> {
            try {
                applyRows(started);
            } catch (RuntimeException e) {
                LOG.error("Import {} stopped and is carried on at the next start", started.id(), e);
            }
        });
    }

    private void applyRows(PeopleImport started) {
        List<PeopleImport.Row> rows = started.accepted();
        for (int i = started.applied(); i < rows.size(); i++) {
            PeopleImport.Row row = rows.get(i);
            people.enterOrCorrect(row.person(), row.details(), started.author());
            int applied = i + 1;
            if (applied == rows.size() || applied % ROWS_BETWEEN_REPORTS == 0) {
                imports.change(started.id(), running -> running.reached(applied, clock.instant()));
            }
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
