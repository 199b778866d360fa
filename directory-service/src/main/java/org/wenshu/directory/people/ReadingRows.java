package org.wenshu.directory.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.EntryIds;
import org.wenshu.directory.people.PeopleImport.Reading;
import org.wenshu.directory.people.PeopleImport.RowFault;
import org.wenshu.directory.people.model.Person;
import org.wenshu.directory.people.model.PersonDetails;
import org.wenshu.directory.people.model.PersonInput;
import org.wenshu.directory.people.model.PersonInput.RoleInput;
import org.wenshu.directory.people.model.PersonRules;
import org.wenshu.directory.sections.Section;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/** Reads the rows of a spreadsheet of people, by the same rules as a form, and names row, column and rule of each fault. */
final class ReadingRows {
    private static final Pattern SEPARATOR = Pattern.compile("[、，,；;]");
    private static final Pattern SCOPED = Pattern.compile("([^（(]+)[（(]([^）)]+)[）)]");

    private final List<Section> sections;
    private final Known known;
    private final Supplier<String> newIds;
    private final List<RowFault> faults = new ArrayList<>();
    private final List<PeopleImport.Row> accepted = new ArrayList<>();
    private final Map<SectionId, String> inChargeByFile = new HashMap<>();
    private final Set<String> idsInFile = new HashSet<>();

    /** What the directory knows now of those whom the file may describe anew. */
    interface Known {
        Optional<Person> leaderOf(SectionId section);

        boolean isLastAdministrator(PersonId person);
    }

    ReadingRows(List<Section> sections, Known known, Supplier<String> newIds) {
        this.sections = sections;
        this.known = known;
        this.newIds = newIds;
    }

    Reading read(List<Spreadsheet.Line> lines) {
        if (lines.isEmpty()) {
            faults.add(new RowFault(1, "", "empty", "表格没有内容", "the spreadsheet is empty"));
            return new Reading(0, accepted, faults);
        }
        Optional<Map<ImportColumn, Integer>> columns = columns(lines.getFirst());
        List<Spreadsheet.Line> rows = lines.subList(1, lines.size());
        if (columns.isEmpty()) {
            return new Reading(rows.size(), accepted, faults);
        }
        Integer idColumn = columns.get().get(ImportColumn.ID);
        if (idColumn != null) {
            rows.forEach(row -> idsInFile.add(row.cell(idColumn)));
        }
        Set<String> seen = new HashSet<>();
        for (Spreadsheet.Line row : rows) {
            readRow(row, columns.get(), seen);
        }
        if (rows.isEmpty()) {
            faults.add(new RowFault(2, "", "empty", "表格没有人员", "the spreadsheet names nobody"));
        }
        return new Reading(rows.size(), accepted, faults);
    }

    private Optional<Map<ImportColumn, Integer>> columns(Spreadsheet.Line heading) {
        var columns = new EnumMap<ImportColumn, Integer>(ImportColumn.class);
        int before = faults.size();
        for (int i = 0; i < heading.cells().size(); i++) {
            String name = heading.cell(i);
            if (name.isEmpty()) {
                continue;
            }
            Optional<ImportColumn> column = ImportColumn.headed(name);
            if (column.isEmpty()) {
                faults.add(new RowFault(heading.number(), name, "unknown-column", "没有这一列", "no such column"));
            } else if (columns.put(column.get(), i) != null) {
                faults.add(new RowFault(heading.number(), name, "twice", "该列重复", "the column is there twice"));
            }
        }
        for (ImportColumn column : ImportColumn.values()) {
            if (column.required() && !columns.containsKey(column)) {
                faults.add(new RowFault(
                        heading.number(), column.heading(), "missing-column", "缺少这一列", "the column is missing"));
            }
        }
        return faults.size() == before ? Optional.of(columns) : Optional.empty();
    }

    private void readRow(Spreadsheet.Line row, Map<ImportColumn, Integer> columns, Set<String> seen) {
        var checks = new Checks();
        var cells = new Cells(row, columns);
        PersonId id = readId(cells, checks, seen);
        var input = new PersonInput(
                cells.text(ImportColumn.NAME),
                cells.text(ImportColumn.POST),
                rank(cells.text(ImportColumn.RANK), checks),
                sectionIds(cells, ImportColumn.SECTIONS, "sectionIds", checks),
                cells.text(ImportColumn.MOBILE),
                cells.text(ImportColumn.EMAIL),
                clearance(cells.text(ImportColumn.CLEARANCE), checks),
                roles(cells, checks),
                sectionIds(cells, ImportColumn.IN_CHARGE, "inChargeOfSectionIds", checks),
                cells.text(ImportColumn.EXTERNAL_SUBJECT));
        PersonDetails details = new PersonRules(new OrganWithFile()).read(id, input, checks);
        boolean administers = details.roles().stream().anyMatch(held -> held.role() == Role.ADMINISTRATOR);
        if (!administers && cells.text(ImportColumn.ID) != null && known.isLastAdministrator(id)) {
            checks.fault("roles", "last-administrator", "不能撤销最后一名系统管理员", "the last administrator must stay");
        }
        // A cell that could not be read has been named already; that its value is then missing is no second fault.
        Set<ImportColumn> named = new HashSet<>();
        checks.faults().forEach(fault -> {
            ImportColumn column = ImportColumn.ofField(fault.field());
            if (!fault.rule().equals("required") || named.isEmpty() || !named.contains(column)) {
                faults.add(new RowFault(row.number(), column.heading(), fault.rule(), fault.zh(), fault.en()));
            }
            named.add(column);
        });
        if (!checks.anyFault()) {
            details.inChargeOf().forEach(section -> inChargeByFile.put(section, details.name()));
            accepted.add(new PeopleImport.Row(row.number(), id, details));
        }
    }

    private PersonId readId(Cells cells, Checks checks, Set<String> seen) {
        String id = cells.text(ImportColumn.ID);
        if (id == null) {
            return new PersonId(newIds.get());
        }
        if (!EntryIds.wellFormed(id)) {
            checks.fault(
                    "id",
                    "form",
                    "编号只能由小写字母、数字和连字符组成，最长 64 位",
                    "must be at most 64 lower-case letters, digits and hyphens");
        } else if (!seen.add(id)) {
            checks.fault("id", "twice", "编号在表格中重复：" + id, "the id is there twice: " + id);
        }
        return new PersonId(id);
    }

    private static @Nullable Integer rank(@Nullable String text, Checks checks) {
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            checks.fault("rankOrder", "number", "应为整数：" + text, "must be a whole number: " + text);
            return null;
        }
    }

    private static @Nullable String clearance(@Nullable String text, Checks checks) {
        if (text == null) {
            return null;
        }
        Optional<Secrecy> level = Arrays.stream(Secrecy.values())
                .filter(one -> one.chinese().equals(text) || one.name().equals(text))
                .findFirst();
        if (level.isEmpty()) {
            checks.fault(
                    "clearance", "one-of", "应为 无、内部、秘密、机密、绝密 之一：" + text, "must be one of 无, 内部, 秘密, 机密, 绝密: " + text);
        }
        return level.map(Secrecy::name).orElse(null);
    }

    private List<String> sectionIds(Cells cells, ImportColumn column, String field, Checks checks) {
        List<String> ids = new ArrayList<>();
        for (String named : cells.list(column)) {
            sectionNamed(named)
                    .ifPresentOrElse(
                            section -> ids.add(section.id().value()),
                            () -> checks.fault(
                                    field,
                                    "unknown-section",
                                    "没有这个科室或已撤销：" + named,
                                    "no such active section: " + named));
        }
        return ids;
    }

    private Optional<Section> sectionNamed(String text) {
        return sections.stream()
                .filter(section -> section.active()
                        && (section.details().name().equals(text)
                                || section.details().code().equals(text)
                                || section.id().value().equals(text)))
                .findFirst();
    }

    private List<RoleInput> roles(Cells cells, Checks checks) {
        List<RoleInput> roles = new ArrayList<>();
        for (String text : cells.list(ImportColumn.ROLES)) {
            Matcher scoped = SCOPED.matcher(text);
            String name = scoped.matches() ? scoped.group(1).strip() : text;
            Optional<Role> role = Arrays.stream(Role.values())
                    .filter(one -> one.chinese().equals(name) || one.name().equals(name))
                    .findFirst();
            if (role.isEmpty()) {
                checks.fault("roles", "one-of", "没有这个角色：" + name, "no such role: " + name);
                continue;
            }
            if (!scoped.matches()) {
                roles.add(new RoleInput(role.get().name(), null));
                continue;
            }
            String sectionText = scoped.group(2).strip();
            Optional<Section> section = sectionNamed(sectionText);
            if (section.isEmpty()) {
                checks.fault(
                        "roles",
                        "unknown-section",
                        "没有这个科室或已撤销：" + sectionText,
                        "no such active section: " + sectionText);
            } else {
                roles.add(new RoleInput(role.get().name(), section.get().id().value()));
            }
        }
        return roles;
    }

    private record Cells(Spreadsheet.Line row, Map<ImportColumn, Integer> columns) {
        @Nullable
        String text(ImportColumn column) {
            Integer at = columns.get(column);
            String text = at == null ? "" : row.cell(at);
            return text.isEmpty() ? null : text;
        }

        List<String> list(ImportColumn column) {
            String text = text(column);
            return text == null
                    ? List.of()
                    : SEPARATOR
                            .splitAsStream(text)
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .toList();
        }
    }

    /** The organ as it will be once the file is taken over: whom the file names, it describes anew. */
    private final class OrganWithFile implements PersonRules.Organ {
        @Override
        public boolean hasActiveSection(SectionId id) {
            return sections.stream()
                    .anyMatch(section -> section.active() && section.id().equals(id));
        }

        @Override
        public Optional<String> leaderInCharge(SectionId section, PersonId except) {
            return Optional.ofNullable(inChargeByFile.get(section))
                    .or(() -> known.leaderOf(section)
                            .filter(leader -> !leader.id().equals(except)
                                    && !idsInFile.contains(leader.id().value()))
                            .map(leader -> leader.details().name()));
        }
    }
}
