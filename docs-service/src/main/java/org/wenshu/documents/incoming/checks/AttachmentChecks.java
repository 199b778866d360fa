package org.wenshu.documents.incoming.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the attachments that the text names (附件说明) came with it, as files or after the body. */
final class AttachmentChecks {
    private static final Pattern NOTE = Pattern.compile("附\\s*件\\s*:\\s*(.*)");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,2})\\s*[.、)]\\s*(.*)");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[-—–\\s]*\\d{1,4}[-—–\\s]*");
    private static final Pattern DATE = Pattern.compile("\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日.*");

    /** 附件1 and the like in front of a file name; the digit must not be the beginning of a year. */
    private static final Pattern FILE_PREFIX =
            Pattern.compile("^附件?\\s*[(]?\\s*(?<number>\\d{1,2})?(?!\\d)\\s*[)]?[\\s.、:_-]*");

    private static final Pattern FILE_NUMBER = Pattern.compile("^[(]?(?<number>\\d{1,2})[).、_-]\\s*");

    /** A name wraps over at most so many further lines. */
    private static final int MOST_LINES = 3;

    /** A name is trusted as part of another only from this length on. */
    private static final int LEAST_COMMON = 4;

    /** An attachment named in the text: its number, and the ways to read its name, as lines may belong to it or not. */
    private record Named(int number, List<String> readings) {
        String name() {
            return readings.getFirst();
        }
    }

    private final List<String> lines;
    private final int note;
    private final String place = "附件说明";

    private AttachmentChecks(List<String> text) {
        lines = text.stream()
                .map(Wording::unified)
                .map(String::strip)
                .filter(line -> !PAGE_NUMBER.matcher(line).matches())
                .toList();
        note = noteLine(lines);
    }

    static List<Finding> check(List<String> text, List<String> fileNames) {
        return new AttachmentChecks(text).check(fileNames);
    }

    private List<Finding> check(List<String> fileNames) {
        List<Finding> findings = new ArrayList<>();
        List<Named> named = named();
        Set<String> left = new LinkedHashSet<>(fileNames);
        for (Named attachment : named) {
            List<String> matching = left.stream()
                    .filter(file -> bears(file, attachment, named.size()))
                    .limit(1)
                    .toList();
            left.removeAll(matching);
            if (!matching.isEmpty()) {
                findings.add(Finding.passed(
                        Finding.ATTACHMENTS, place, label(attachment) + "已收到，文件为“" + matching.getFirst() + "”。"));
            } else if (followsTheBody(attachment)) {
                findings.add(Finding.passed(Finding.ATTACHMENTS, "正文之后", label(attachment) + "附在正文之后。"));
            } else {
                findings.add(Finding.defect(Finding.ATTACHMENTS, place, "缺少" + label(attachment) + "，未随文收到。"));
            }
        }
        if (named.isEmpty() && !fileNames.isEmpty()) {
            findings.add(Finding.advice(Finding.ATTACHMENTS, place, "正文没有附件说明，但随文收到" + fileNames.size() + "个附件，请核对。"));
        } else {
            left.forEach(
                    file -> findings.add(Finding.advice(Finding.ATTACHMENTS, place, "收到的附件“" + file + "”未在附件说明中列出。")));
        }
        return findings;
    }

    private static String label(Named attachment) {
        return attachment.number() == 0
                ? "附件“" + attachment.name() + "”"
                : "附件" + attachment.number() + "“" + attachment.name() + "”";
    }

    private static int noteLine(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (NOTE.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private List<Named> named() {
        if (note < 0) {
            return List.of();
        }
        Matcher first = NOTE.matcher(lines.get(note));
        String rest = first.matches() ? first.group(1) : "";
        int at = note + 1;
        while (rest.isEmpty() && at < lines.size() && at <= note + 2) {
            rest = lines.get(at++);
        }
        if (rest.isEmpty()) {
            return List.of();
        }
        Matcher numbered = NUMBERED.matcher(rest);
        if (!numbered.matches() || !numbered.group(1).equals("1")) {
            return List.of(new Named(0, readings(rest, at)));
        }
        return numbered(numbered.group(2), at);
    }

    private List<Named> numbered(String firstName, int after) {
        List<Named> named = new ArrayList<>();
        String name = firstName;
        int at = after;
        while (true) {
            int number = named.size() + 1;
            // Two on one line: "1.名单 2.方案".
            String[] parts = name.split("\\s+" + (number + 1) + "\\s*[.、)]\\s*", 2);
            if (parts.length == 2) {
                named.add(new Named(number, List.of(trimmed(parts[0]))));
                name = parts[1];
                continue;
            }
            int next = lineNumbered(number + 1, at);
            if (next < 0) {
                named.add(new Named(number, readings(name, at)));
                return named;
            }
            named.add(new Named(number, List.of(trimmed(name + String.join("", lines.subList(at, next))))));
            Matcher line = NUMBERED.matcher(lines.get(next));
            name = line.matches() ? line.group(2) : "";
            at = next + 1;
        }
    }

    private int lineNumbered(int number, int from) {
        for (int i = from; i < Math.min(lines.size(), from + MOST_LINES + 1); i++) {
            Matcher line = NUMBERED.matcher(lines.get(i));
            if (line.matches() && line.group(1).equals(String.valueOf(number))) {
                return i;
            }
            if (DATE.matcher(lines.get(i)).matches()) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the last name ends cannot be seen: the line after it may belong to it or be the signature. */
    private List<String> readings(String name, int after) {
        List<String> readings = new ArrayList<>(List.of(trimmed(name)));
        var longer = new StringBuilder(name);
        for (int i = after; i < Math.min(lines.size(), after + MOST_LINES); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || DATE.matcher(line).matches()) {
                break;
            }
            longer.append(line);
            readings.add(trimmed(longer.toString()));
        }
        return readings;
    }

    private static String trimmed(String name) {
        return name.strip().replaceAll("[。；;，,]+$", "");
    }

    private static boolean bears(String fileName, Named attachment, int count) {
        int dot = fileName.lastIndexOf('.');
        String stem =
                Wording.unified(dot > 0 ? fileName.substring(0, dot) : fileName).strip();
        Set<String> names = new HashSet<>(Set.of(Wording.bare(stem)));
        for (Pattern prefix : List.of(FILE_PREFIX, FILE_NUMBER)) {
            Matcher lead = prefix.matcher(stem);
            if (lead.find()) {
                String bare = Wording.bare(stem.substring(lead.end()));
                if (bare.isEmpty()) {
                    String number = lead.group("number");
                    return number == null
                            ? count == 1
                            : number.equals(String.valueOf(Math.max(1, attachment.number())));
                }
                names.add(bare);
            }
        }
        return attachment.readings().stream()
                .map(Wording::bare)
                .anyMatch(reading -> names.stream().anyMatch(name -> same(name, reading)));
    }

    private static boolean same(String fileName, String reading) {
        return fileName.equals(reading)
                || (reading.length() >= LEAST_COMMON && fileName.contains(reading))
                || (fileName.length() >= LEAST_COMMON
                        && fileName.length() * 2 >= reading.length()
                        && reading.contains(fileName));
    }

    /** An attachment in the same file starts with 附件 and its number, alone or before its title. */
    private boolean followsTheBody(Named attachment) {
        String number = attachment.number() == 0 ? "1?" : String.valueOf(attachment.number());
        Pattern heading = Pattern.compile("附\\s*件\\s*" + number + "(?!\\d)\\s*:?\\s*(?<title>.*)");
        for (int i = note + 1; i < lines.size(); i++) {
            Matcher line = heading.matcher(lines.get(i));
            if (line.matches()) {
                String title = line.group("title");
                if (title.isEmpty()
                        || attachment.readings().stream()
                                .anyMatch(reading -> same(Wording.bare(title), Wording.bare(reading)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
