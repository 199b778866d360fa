package org.wenshu.documents.organs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wenshu.document.checks.Organs;
import org.wenshu.documents.organs.OrganEntry.DispatchChannel;
import org.wenshu.documents.organs.OrganEntry.Particulars;
import org.wenshu.documents.references.Sheet;
import org.wenshu.documents.references.SheetErrors;
import org.wenshu.documents.references.SheetWriter;
import org.wenshu.documents.references.SheetWriter.Column;

/** The list of organs as a spreadsheet: what is exported can be imported again. */
final class OrganSheet {
    static final List<String> REQUIRED = List.of("名称", "规范化简称", "不规范简称", "行文关系", "排序", "默认渠道", "电子邮箱", "允许邮件发送");

    static final SheetWriter<OrganEntry> WRITER = new SheetWriter<>(
            "发文单位名录",
            List.of(
                    new Column<>("名称", 32, entry -> entry.particulars().name()),
                    new Column<>(
                            "规范化简称",
                            24,
                            entry -> String.join("、", entry.particulars().shortForms())),
                    new Column<>(
                            "不规范简称",
                            24,
                            entry -> String.join("、", entry.particulars().informal())),
                    new Column<>("行文关系", 10, entry -> words(entry.particulars().relation())),
                    new Column<>(
                            "排序",
                            8,
                            entry -> Integer.toString(entry.particulars().order())),
                    new Column<>(
                            "默认渠道", 12, entry -> entry.particulars().channel().chinese()),
                    new Column<>(
                            "电子邮箱", 28, entry -> entry.particulars().email().orElse("")),
                    new Column<>("允许邮件发送", 12, entry -> entry.particulars().emailAllowed() ? "是" : "否")));

    private static final Map<String, Organs.Relation> RELATIONS = Map.of(
            "上级", Organs.Relation.SUPERIOR,
            "平级", Organs.Relation.PEER,
            "不相隶属", Organs.Relation.PEER,
            "下级", Organs.Relation.SUBORDINATE);
    private static final int LONGEST_NAME = 100;

    private final SheetErrors errors = new SheetErrors();
    private final List<Line> lines = new ArrayList<>();

    /** A row that is in order. */
    record Line(int row, Particulars particulars) {}

    private OrganSheet() {}

    static List<Line> read(Sheet sheet) {
        var reading = new OrganSheet();
        sheet.rows().forEach(reading::read);
        reading.errors.refuseIfAny();
        return reading.lines;
    }

    private void read(Sheet.Row row) {
        int before = errors.count();
        String name = row.cell("名称").orElse("");
        if (name.isEmpty()) {
            errors.add(row.number(), "名称", "not-blank", "不能为空", "must not be blank");
        } else {
            name(row, "名称", name);
        }
        List<String> shortForms = names(row, "规范化简称");
        List<String> informal = names(row, "不规范简称");
        String relation = row.cell("行文关系").orElse("");
        if (!RELATIONS.containsKey(relation)) {
            errors.add(row.number(), "行文关系", "known-relation", "应为上级、平级或者下级", "is 上级, 平级 or 下级");
        }
        String order = row.cell("排序").orElse("").replaceAll("\\.0+$", "");
        if (!order.matches("\\d{1,6}")) {
            errors.add(row.number(), "排序", "integer", "应为0到999999的整数", "is an integer from 0 to 999999");
        }
        String channel = row.cell("默认渠道").orElse(DispatchChannel.OA.chinese());
        Optional<DispatchChannel> known = Arrays.stream(DispatchChannel.values())
                .filter(each -> each.chinese().equals(channel) || each.name().equals(channel))
                .findFirst();
        if (known.isEmpty()) {
            errors.add(row.number(), "默认渠道", "known-channel", "应为办公系统、机要、专人或者电子邮件", "is 办公系统, 机要, 专人 or 电子邮件");
        }
        Optional<String> email = row.cell("电子邮箱");
        if (email.filter(address -> !address.matches("[^@\\s\\p{Cntrl}]{1,64}@[\\w.-]{1,180}\\.[A-Za-z]{2,20}"))
                .isPresent()) {
            errors.add(row.number(), "电子邮箱", "email", "不是电子邮件地址", "is no e-mail address");
        }
        String allowed = row.cell("允许邮件发送").orElse("否");
        if (!allowed.matches("[是否]")) {
            errors.add(row.number(), "允许邮件发送", "yes-or-no", "应为是或者否", "is 是 or 否");
        }
        if (errors.count() > before) {
            return;
        }
        var particulars = new Particulars(
                name,
                shortForms,
                informal,
                RELATIONS.getOrDefault(relation, Organs.Relation.PEER),
                Integer.parseInt(order),
                known.orElseThrow(),
                email,
                allowed.equals("是"));
        OrganForm.wrong(particulars)
                .ifPresent(wrong ->
                        errors.add(row.number(), wrong.column(), wrong.rule(), wrong.chinese(), wrong.english()));
        lines.add(new Line(row.number(), particulars));
    }

    private List<String> names(Sheet.Row row, String column) {
        List<String> names = row.cell(column).stream()
                .flatMap(cell -> Arrays.stream(cell.split("[、，,；;\\s]+", -1)))
                .filter(name -> !name.isEmpty())
                .toList();
        names.forEach(name -> name(row, column, name));
        if (names.size() > 20) {
            errors.add(row.number(), column, "size", "最多20个", "at most 20");
        }
        return names;
    }

    private void name(Sheet.Row row, String column, String name) {
        if (name.length() > LONGEST_NAME || !name.matches(OrganForm.NAME)) {
            errors.add(
                    row.number(),
                    column,
                    "name",
                    "单位名称最多" + LONGEST_NAME + "个字符，不含标点和空格",
                    "a name has at most " + LONGEST_NAME + " characters, no blanks and no marks");
        }
    }

    private static String words(Organs.Relation relation) {
        return switch (relation) {
            case SUPERIOR -> "上级";
            case PEER -> "平级";
            case SUBORDINATE -> "下级";
        };
    }
}
